package org.ptck.spec.rule.watch;

import java.util.Arrays;
import org.ptck.spec.fact.Actors;

/** Which operation each actor began last, and which of them run. */
final class OpenOperations {

  private final long[] numbers = new long[Actors.COUNT_MAX];
  /** The actors whose operation runs, as a mask. */
  private int open;
  private int lastActor;

  /** Nobody has begun anything. */
  void reset() {
    Arrays.fill(numbers, 0);
    open = 0;
    lastActor = 0;
  }

  void begin(int actor, long number) {
    numbers[actor] = number;
    open |= 1 << actor;
    lastActor = actor;
  }

  void end(int actor) {
    open &= ~(1 << actor);
  }

  /** Whether an operation of the actor runs. */
  boolean isOpen(int actor) {
    return (open & (1 << actor)) != 0;
  }

  /** The other actors whose operations run, as a mask. */
  int openBeside(int actor) {
    return open & ~(1 << actor);
  }

  /** The operation that the actor began last; 0 for none. */
  long lastOf(int actor) {
    return numbers[actor];
  }

  /**
   * The operation to blame for an event of the actor: his own, if it runs. Else it is the one that
   * began last: user code that does something in the middle of another's operation has none.
   */
  long blamed(int actor) {
    return numbers[isOpen(actor) ? actor : lastActor];
  }
}
