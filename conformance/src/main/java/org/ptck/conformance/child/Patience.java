package org.ptck.conformance.child;

/**
 * Tells a child that hangs from one that does not get the processor.
 *
 * <p>The first has done nothing for the time bound and computed for most of it. One that only
 * waits, for a lock or for the processor, is given several times as long.
 */
final class Patience {

  private static final double COMPUTING_SHARE = 0.8;
  private static final int WAITING_FACTOR = 4;

  private final ChildProcess child;
  private long beats = -1;
  private long quietMillis;
  private long computedMillis;

  /** Patience that begins now. */
  Patience(ChildProcess child) {
    this.child = child;
  }

  /** So much more time has passed, and the child has not answered. */
  void elapse(long millis) {
    long now = child.page().beats();
    if (now == beats) {
      quietMillis += millis;
    } else {
      beats = now;
      quietMillis = 0;
      computedMillis = child.computedMillis();
    }
  }

  /** Whether that is too long. */
  boolean isOver(long limitMillis) {
    return quietMillis >= limitMillis
        && (child.computedMillis() - computedMillis >= COMPUTING_SHARE * limitMillis
            || quietMillis >= WAITING_FACTOR * limitMillis);
  }

  /** Whether nothing has happened for so long, whatever the reason. */
  boolean isQuiet(long limitMillis) {
    return quietMillis >= limitMillis;
  }
}
