package org.ptck.spec.machine.ledger.cpu;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Actors;

/**
 * What each actor is about: its operation, whether that asks to write, and whether memory ran out
 * in it. An actor's operation stays known when it has ended, until its next one begins.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ActorIndex {

  private final long[] operations = new long[Actors.COUNT_MAX];
  private final boolean[] isOpen = new boolean[Actors.COUNT_MAX];
  private final boolean[] writeRequested = new boolean[Actors.COUNT_MAX];
  private final boolean[] memoryRanOut = new boolean[Actors.COUNT_MAX];

  private final long[] held = new long[Actors.COUNT_MAX];
  private long endedHolding;
  private boolean hasFreedHolding;
  private int acting;
  private boolean isBooting;

  /** Nobody has begun anything. */
  public void reset() {
    Arrays.fill(operations, 0);
    Arrays.fill(isOpen, false);
    Arrays.fill(writeRequested, false);
    Arrays.fill(memoryRanOut, false);
    acting = 0;
    isBooting = true;
    Arrays.fill(held, 0);
    endedHolding = 0;
    hasFreedHolding = false;
  }

  /** What happens is done by that actor, from now on. */
  public void acts(int actor) {
    acting = actor;
  }

  /** Who made the last event. */
  public int acting() {
    return acting;
  }

  /** An operation of the actor begins, and asks to write or not. */
  public void begin(int actor, long operation, boolean writes) {
    begin(actor, operation, writes, 0);
  }

  /**
   * The same of an operation on spaces that nobody else takes up.
   *
   * @param spaces those that nobody takes up until it ends, unless in it, as bits
   */
  public void begin(int actor, long operation, boolean writes, long spaces) {
    held[actor] = spaces;
    endedHolding = 0;
    hasFreedHolding = false;
    operations[actor] = operation;
    isBooting = false;
    isOpen[actor] = true;
    writeRequested[actor] = writes;
    memoryRanOut[actor] = false;
  }

  /** Its operation ends. */
  public void end(int actor) {
    isOpen[actor] = false;
    writeRequested[actor] = false;
    endedHolding = hasFreedHolding ? held[actor] : 0;
    held[actor] = 0;
  }

  /** Whether nobody takes up the space before some operation ends, unless in it. */
  public boolean isHeld(int space) {
    for (long each : held) {
      if (((each >>> space) & 1) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The actor frees something, maybe in a space that nobody can take up. */
  public void frees(int actor) {
    hasFreedHolding |= held[actor] != 0;
  }

  /** Whether something was freed meanwhile. */
  public boolean hasFreedHolding() {
    return hasFreedHolding;
  }

  /** The spaces of the last operation that has ended, as bits, if something was freed in it. */
  public long endedHolding() {
    return endedHolding;
  }

  /** The operation that the actor began last; 0 for none. */
  public long operation(int actor) {
    return operations[actor];
  }

  /** Whether no operation has begun yet. */
  public boolean isBooting() {
    return isBooting;
  }

  /** Whether its operation runs. */
  public boolean isOpen(int actor) {
    return isOpen[actor];
  }

  /** Whether an operation of any other actor runs. */
  public boolean isAnyOpenBeside(int actor) {
    for (int other = 0; other < operations.length; other++) {
      if (other != actor && isOpen[other]) {
        return true;
      }
    }
    return false;
  }

  /** Whether operations of several actors run. */
  public boolean isOpenSideBySide() {
    int count = 0;
    for (boolean each : isOpen) {
      count += each ? 1 : 0;
    }
    return count > 1;
  }

  /** Whether the operation runs, and is another actor's. */
  public boolean isOpenBeside(int actor, long operation) {
    for (int other = 0; other < operations.length; other++) {
      if (other != actor && isOpen[other] && operations[other] == operation) {
        return true;
      }
    }
    return false;
  }

  /** Whether its operation runs and asks to write. */
  public boolean isWriteRequested(int actor) {
    return writeRequested[actor];
  }

  /** Memory has run out for the actor. */
  public void memoryRanOut(int actor) {
    memoryRanOut[actor] = true;
  }

  /** Whether the operation is the last of some actor, and memory ran out in it. */
  public boolean isOutOfMemory(long operation) {
    for (int actor = 0; actor < operations.length; actor++) {
      if (memoryRanOut[actor] && operations[actor] == operation) {
        return true;
      }
    }
    return false;
  }
}
