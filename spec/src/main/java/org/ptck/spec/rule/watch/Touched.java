package org.ptck.spec.rule.watch;

import java.util.Arrays;

/**
 * Things of one kind, in the order in which they were touched; one touched twice in a row once. It
 * takes no room before the first one: there is one for every actor that there may be.
 */
final class Touched {

  private static final long[] NONE = {};

  private long[] things = NONE;
  private int count;

  void add(long thing) {
    if (count > 0 && things[count - 1] == thing) {
      return;
    }
    if (count == things.length) {
      things = Arrays.copyOf(things, Math.max(64, count * 2));
    }
    things[count++] = thing;
  }

  int count() {
    return count;
  }

  long thing(int n) {
    return things[n];
  }

  /** Whether the thing is among them; looks through all. */
  boolean has(long thing) {
    for (int n = 0; n < count; n++) {
      if (things[n] == thing) {
        return true;
      }
    }
    return false;
  }

  void clear() {
    count = 0;
  }
}
