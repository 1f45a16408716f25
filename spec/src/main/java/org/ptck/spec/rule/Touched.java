package org.ptck.spec.rule;

import java.util.Arrays;

/**
 * The things of one kind that one CPU's running operation touched, in order.
 *
 * <p>Those before the mark have been looked at as quiescent; all are looked at again when the
 * operation ends. A thing touched twice in a row is noted once.
 */
final class Touched {

  private long[] things = new long[64];
  private int count;
  private int mark;

  void add(long thing) {
    if (count > mark && things[count - 1] == thing) {
      return;
    }
    if (count == things.length) {
      things = Arrays.copyOf(things, count * 2);
    }
    things[count++] = thing;
  }

  int count() {
    return count;
  }

  long thing(int n) {
    return things[n];
  }

  /** The first thing that was not looked at as quiescent yet. */
  int firstUnsettled() {
    return mark;
  }

  /** All things noted so far have been looked at as quiescent. */
  void settle() {
    mark = count;
  }

  void clear() {
    count = 0;
    mark = 0;
  }
}
