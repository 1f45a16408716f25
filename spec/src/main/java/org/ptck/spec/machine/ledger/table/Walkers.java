package org.ptck.spec.machine.ledger.table;

import java.util.Arrays;
import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.memory.FrameMap;

/**
 * Who walks tables without locks, since when, and until when each table could be come to by links.
 *
 * <p>Time is a number that grows whenever somebody enters and whenever a grace period begins. A
 * walker may be in a table if it could be walked to at a moment since he entered: by itself, or by
 * way of a table above it, whatever happened to that since.
 *
 * <p>Walkers that nobody saw enter are thought of in the worst way, where they are declared: one on
 * each other CPU that runs the space, who entered right before the table was unlinked, and who
 * leaves when he has to. Nothing is kept while nobody is inside and none are declared.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Walkers {

  private final CpuIndex cpus;
  private final FrameMap frames;
  private final TableIndex tables;
  private final int levelCount;
  private final int[] depth;
  private final long[] enteredAt;

  /** By CPU: whoever entered there earlier has left. */
  private final long[] waitedFor;

  /** By table: the last time when it could be walked to, while anybody was inside; 0 if never. */
  private final long[] reachedUntil;

  /**
   * By table: the CPUs on which somebody unseen may be in it, if they were not waited for since.
   */
  private final long[] suspected;
  private final long[] suspectedAt;

  /** By table: the CPU that freed it, whose own walker knows, as a mask. */
  private final long[] freedBy;
  private long[] begunAt = new long[4];
  private int[] deferred = new int[4];
  private int deferredCount;
  private long time;
  private boolean declared;
  private boolean byInterrupt;
  private boolean used;
  private int insideCount;

  public Walkers(TableContents contents, CpuIndex cpus, int cpuCountMax) {
    this.cpus = cpus;
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.levelCount = contents.geometry().levelCount();
    int tableCount = frames.tableCount() + 1;
    depth = new int[cpuCountMax];
    enteredAt = new long[cpuCountMax];
    waitedFor = new long[cpuCountMax];
    reachedUntil = new long[tableCount];
    suspected = new long[tableCount];
    suspectedAt = new long[tableCount];
    freedBy = new long[tableCount];
  }

  /** Nobody is inside; what the implementation declares says how it is walked. */
  public void reset(Set<Capability> capabilities) {
    declared = capabilities.contains(Capability.LOCKLESS_WALKERS);
    byInterrupt = capabilities.contains(Capability.FLUSH_BY_INTERRUPT);
    deferredCount = 0;
    insideCount = 0;
    time = 0;
    if (used) {
      Arrays.fill(depth, 0);
      Arrays.fill(enteredAt, 0);
      Arrays.fill(waitedFor, 0);
      Arrays.fill(reachedUntil, 0);
      Arrays.fill(suspected, 0);
      Arrays.fill(suspectedAt, 0);
      Arrays.fill(freedBy, 0);
      Arrays.fill(begunAt, 0);
    }
    used = declared;
  }

  // ---- walkers and grace periods

  /** Takes in an event, before anything else of the ledger does. */
  public void apply(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    switch (kind) {
      case WALK_ENTER -> entered((int) subject, (int) after);
      case WALK_LEAVE -> {
        depth[(int) subject] = (int) after;
        insideCount -= after == 0 ? 1 : 0;
      }
      case GRACE_BEGIN -> {
        begin((int) subject);
        if (detail == EventKind.GRACE_FOLIO) {
          defer((int) after);
        }
      }
      case GRACE_END -> ended((int) subject);
      case FOLIO_FREE -> folioFreed((int) subject);
      case INVALIDATE -> invalidated(actor, subject);
      case LOAD, LAZY, UNLOAD -> switched((int) subject);
      case TABLE_FREE -> {
        if (isKept()) {
          freedBy[frames.frame(subject)] = 1L << actor;
        }
      }
      case TABLE_ALLOCATE -> allocated(frames.frame(subject));
      case ROOT_SET -> {
        if (before != 0) {
          unrooted(actor, frames.frame(before), (int) subject, true);
        }
      }
      case ROOT_DROP -> unrooted(actor, frames.frame(before), (int) subject, false);
      default -> {}
    }
  }

  private void entered(int cpu, int count) {
    used = true;
    depth[cpu] = count;
    if (count == 1) {
      insideCount++;
      enteredAt[cpu] = ++time;
    }
  }

  private void begin(int number) {
    used = true;
    if (number >= begunAt.length) {
      begunAt = Arrays.copyOf(begunAt, Math.max(number + 1, begunAt.length * 2));
    }
    begunAt[number] = ++time;
  }

  private void ended(int number) {
    for (int cpu = 0; cpu < waitedFor.length; cpu++) {
      waitedFor[cpu] = Math.max(waitedFor[cpu], begunAt[number]);
    }
  }

  private void defer(int folio) {
    if (deferredCount == deferred.length) {
      deferred = Arrays.copyOf(deferred, deferredCount * 2);
    }
    deferred[deferredCount++] = folio;
  }

  private void folioFreed(int folio) {
    for (int n = deferredCount - 1; n >= 0; n--) {
      if (deferred[n] == folio) {
        deferred[n] = deferred[--deferredCount];
      }
    }
  }

  /** Whether the folio is to be freed when a grace period has passed. */
  public boolean isDeferred(long folio) {
    for (int n = 0; n < deferredCount; n++) {
      if (deferred[n] == folio) {
        return true;
      }
    }
    return false;
  }

  /** An invalidation by interrupt comes to a CPU when no walker there holds it off any more. */
  private void invalidated(int actor, long cpuMask) {
    if (byInterrupt && declared) {
      time++;
      for (int cpu = 0; cpu < waitedFor.length; cpu++) {
        if (cpu == actor || ((cpuMask >>> cpu) & 1) != 0) {
          waitedFor[cpu] = time;
        }
      }
    }
  }

  /** The CPU took up another space, or none: walkers who hold off interrupts were not inside. */
  private void switched(int cpu) {
    if (byInterrupt && declared) {
      waitedFor[cpu] = ++time;
    }
  }

  // ---- tables

  private boolean isKept() {
    return declared || insideCount > 0;
  }

  private void allocated(int frame) {
    if (used) {
      reachedUntil[frame] = 0;
      suspected[frame] = 0;
      suspectedAt[frame] = 0;
      freedBy[frame] = 0;
    }
  }

  /** A link from the parent to the child is about to go. */
  void unlinked(int actor, int parent, int child) {
    if (isKept()) {
      reachedUntil[child] = Math.max(reachedUntil[child], reach(parent, 0));
      suspect(child, runningAbove(parent, 0) & ~(1L << actor), parent);
    }
  }

  /** The parent goes, and with it a link to the child: whoever is in it may still come there. */
  void abandoned(int parent, int child) {
    if (isKept()) {
      reachedUntil[child] = Math.max(reachedUntil[child], reach(parent, 0));
      suspect(child, 0, parent);
    }
  }

  /**
   * The table is about to be no root any more. A space that loses its only root has nobody unseen
   * in it: who drops it has seen to that.
   */
  void unrooted(int actor, int frame, int space, boolean replaced) {
    if (isKept()) {
      reachedUntil[frame] = time;
      if (replaced && declared) {
        addSuspects(frame, cpus.running(space) & ~(1L << actor), time);
      }
    }
  }

  private void suspect(int child, long now, int parent) {
    if (!declared) {
      return;
    }
    if (now != 0) {
      addSuspects(child, now, time);
    }
    long above = suspectedIn(parent, 0);
    if (above != 0) {
      addSuspects(child, above, suspectedSince(parent, 0));
    }
  }

  private void addSuspects(int frame, long mask, long at) {
    long left = left(frame);
    suspected[frame] = left | mask;
    suspectedAt[frame] = left == 0 ? at : Math.max(at, suspectedAt[frame]);
  }

  /** The CPUs on which somebody who was suspected in the table itself may still be. */
  private long left(int frame) {
    long mask = 0;
    for (int cpu = 0; cpu < waitedFor.length; cpu++) {
      if (((suspected[frame] >>> cpu) & 1) != 0 && waitedFor[cpu] <= suspectedAt[frame]) {
        mask |= 1L << cpu;
      }
    }
    return mask;
  }

  private long suspectedIn(int frame, int levels) {
    long mask = left(frame);
    for (int n = 0; n < tables.parentCount(frame) && levels < levelCount; n++) {
      mask |= suspectedIn(frames.frame(tables.parent(frame, n)), levels + 1);
    }
    return mask;
  }

  private long suspectedSince(int frame, int levels) {
    long since = left(frame) == 0 ? 0 : suspectedAt[frame];
    for (int n = 0; n < tables.parentCount(frame) && levels < levelCount; n++) {
      int parent = frames.frame(tables.parent(frame, n));
      since = Math.max(since, suspectedSince(parent, levels + 1));
    }
    return since;
  }

  /** The last time when the table could be walked to: now, if it can be. */
  private long reach(int frame, int levels) {
    if (tables.rootOf(frame) >= 0) {
      return time;
    }
    long reach = reachedUntil[frame];
    for (int n = 0; n < tables.parentCount(frame) && levels < levelCount; n++) {
      int parent = frames.frame(tables.parent(frame, n));
      reach = Math.max(reach, reach(parent, levels + 1));
    }
    return reach;
  }

  /** The CPUs that run a space from whose root the table can be walked to. */
  private long runningAbove(int frame, int levels) {
    if (!declared) {
      return 0;
    }
    int space = tables.rootOf(frame);
    long mask = space >= 0 ? cpus.running(space) : 0;
    for (int n = 0; n < tables.parentCount(frame) && levels < levelCount; n++) {
      mask |= runningAbove(frames.frame(tables.parent(frame, n)), levels + 1);
    }
    return mask;
  }

  // ---- what is asked

  /** The actors inside a walk, as a mask. */
  public long inside() {
    long mask = 0;
    for (int cpu = 0; cpu < depth.length; cpu++) {
      mask |= depth[cpu] > 0 ? 1L << cpu : 0;
    }
    return mask;
  }

  /** Those of them that may be in the table. */
  public long in(int frame) {
    long reach = used ? reach(frame, 0) : 0;
    long mask = 0;
    for (int cpu = 0; cpu < depth.length; cpu++) {
      mask |= depth[cpu] > 0 && enteredAt[cpu] <= reach ? 1L << cpu : 0;
    }
    return mask & ~freedBy[frame];
  }

  /** The same, with those that nobody saw enter. */
  public long possiblyIn(int frame) {
    return in(frame) | (declared ? suspectedIn(frame, 0) : 0);
  }

  /** Whether both know the same. */
  public boolean contentEquals(Walkers other) {
    return time == other.time
        && Arrays.equals(depth, other.depth)
        && Arrays.equals(enteredAt, other.enteredAt)
        && Arrays.equals(waitedFor, other.waitedFor)
        && Arrays.equals(reachedUntil, other.reachedUntil)
        && Arrays.equals(suspected, other.suspected)
        && Arrays.equals(suspectedAt, other.suspectedAt)
        && deferredCount == other.deferredCount;
  }
}
