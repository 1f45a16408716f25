package org.ptck.spec.machine.ledger.permit;

import java.util.Arrays;

/** Ranges of one space for which running operations claim something: a few, in a list. */
final class Claims {

  private int[] actors = new int[8];
  private long[] firsts = new long[8];
  private long[] ends = new long[8];
  private int[] states = new int[8];
  private int count;

  void reset() {
    count = 0;
  }

  int count() {
    return count;
  }

  int actor(int n) {
    return actors[n];
  }

  long first(int n) {
    return firsts[n];
  }

  /** The page after the last one of the n-th claim. */
  long end(int n) {
    return ends[n];
  }

  /** The bits of {@code MappingState} that the n-th claim is for. */
  int state(int n) {
    return states[n];
  }

  boolean covers(int n, long page) {
    return firsts[n] <= page && page < ends[n];
  }

  void add(int actor, long first, long end, int state) {
    if (count == actors.length) {
      actors = Arrays.copyOf(actors, count * 2);
      firsts = Arrays.copyOf(firsts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      states = Arrays.copyOf(states, count * 2);
    }
    actors[count] = actor;
    firsts[count] = first;
    ends[count] = end;
    states[count++] = state;
  }

  /** Takes one away; the last one takes its place. */
  void remove(int n) {
    int last = --count;
    actors[n] = actors[last];
    firsts[n] = firsts[last];
    ends[n] = ends[last];
    states[n] = states[last];
  }

  /** The first page after the given one, before {@code end}, where a claim begins or ends. */
  long nextBreak(long page, long end) {
    long next = end;
    for (int n = 0; n < count; n++) {
      if (firsts[n] > page) {
        next = Math.min(next, firsts[n]);
      }
      if (ends[n] > page) {
        next = Math.min(next, ends[n]);
      }
    }
    return next;
  }
}
