package org.ptck.spec.machine.lock;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.LockClass;

/**
 * Who is inside a lockless walk, and what is freed when a grace period has passed.
 *
 * <p>A grace period ends at the first moment when each actor that was inside at its beginning has
 * been outside since: that is the worst that can happen to an implementation.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GracePeriods {

  /**
   * One that has begun and not ended.
   *
   * @param number its number
   * @param actor who asked for it
   * @param what {@link EventKind#GRACE_TABLE} or {@link EventKind#GRACE_FOLIO}
   * @param thing what is freed afterwards
   */
  public record Pending(int number, int actor, int what, long thing) {}

  private static final int COUNT_FIRST = 4;

  private final LockTable locks;
  private final int[] depth;
  private final int[] cpus;
  private Pending[] pending = new Pending[COUNT_FIRST];
  private long[] awaited = new long[COUNT_FIRST];
  private int count;
  private int number;
  private boolean byInterrupt;

  public GracePeriods(LockTable locks, int actorCount) {
    this.locks = locks;
    this.depth = new int[actorCount];
    this.cpus = new int[actorCount];
  }

  /** Nobody is inside, and nothing waits. */
  public void reset(boolean walkersHoldOffInterrupts) {
    Arrays.fill(depth, 0);
    count = 0;
    number = 0;
    byInterrupt = walkersHoldOffInterrupts;
  }

  /** How many walks the actor is inside. */
  public int depth(int actor) {
    return depth[actor];
  }

  /** The actor enters on a CPU; returns how many walks it is inside. */
  public int enter(int actor, int cpu) {
    cpus[actor] = cpu;
    return ++depth[actor];
  }

  /** The actor leaves; returns how many walks it is inside still. */
  public int leave(int actor) {
    return --depth[actor];
  }

  /** An actor inside a lockless walk; -1 if there is none. */
  public int anyInside() {
    for (int actor = 0; actor < depth.length; actor++) {
      if (depth[actor] > 0) {
        return actor;
      }
    }
    return -1;
  }

  /** An actor but one who would hold off an interrupt to the CPUs of the mask; -1 if none. */
  public int holdingOff(long cpuMask, int other) {
    for (int actor = 0; byInterrupt && actor < depth.length; actor++) {
      if (depth[actor] > 0 && actor != other && ((cpuMask >>> cpus[actor]) & 1) != 0) {
        return actor;
      }
    }
    return -1;
  }

  /** The actors that are inside, as a mask: those under the lock of a table as well. */
  public long readers() {
    long mask = 0;
    for (int actor = 0; actor < depth.length; actor++) {
      mask |= isReader(actor) ? 1L << actor : 0;
    }
    return mask;
  }

  private boolean isReader(int actor) {
    return depth[actor] > 0 || locks.holdsInnerThan(actor, LockClass.FOLIO.ordinal());
  }

  /** A grace period begins; returns its number. */
  public int begin() {
    return ++number;
  }

  /** The number of the next one. */
  public int next() {
    return number + 1;
  }

  /** Something is to be freed when those inside now have left. */
  public void add(Pending added) {
    if (count == pending.length) {
      pending = Arrays.copyOf(pending, count * 2);
      awaited = Arrays.copyOf(awaited, count * 2);
    }
    awaited[count] = readers();
    pending[count++] = added;
  }

  /** Whether anything is to be freed. */
  public boolean isPending() {
    return count > 0;
  }

  /** Whether that thing is to be freed. */
  public boolean isPending(int what, long thing) {
    for (int n = 0; n < count; n++) {
      if (pending[n].what() == what && pending[n].thing() == thing) {
        return true;
      }
    }
    return false;
  }

  /** Takes out the oldest that nobody holds up any more; null if there is none. */
  public @Nullable Pending takeEnded() {
    long readers = readers();
    for (int n = 0; n < count; n++) {
      awaited[n] &= readers;
    }
    for (int n = 0; n < count; n++) {
      if (awaited[n] == 0) {
        Pending ended = pending[n];
        count--;
        System.arraycopy(pending, n + 1, pending, n, count - n);
        System.arraycopy(awaited, n + 1, awaited, n, count - n);
        return ended;
      }
    }
    return null;
  }
}
