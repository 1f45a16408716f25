package org.ptck.spec.machine.ledger.permit;

import java.util.Arrays;
import org.ptck.spec.fact.MappingState;

/**
 * Bits of each page of one space, such as what it permits: a function of the page number that is
 * constant between break points.
 */
final class MappingIndex {

  private long[] breaks = new long[16];
  private int[] states = new int[16];
  private int count;

  void reset() {
    count = 0;
  }

  /** The bits of {@link MappingState} for a page. */
  int stateAt(long page) {
    int slot = floor(page);
    return slot < 0 ? MappingState.NONE : states[slot];
  }

  /** Whether a page of the range, the last included, is mapped and not leaving. */
  boolean isAnythingMapped(long first, long last) {
    for (int slot = Math.max(floor(first), 0); slot < count && breaks[slot] <= last; slot++) {
      boolean reaches = slot + 1 == count || breaks[slot + 1] > first;
      boolean mapped = states[slot] != 0 && (states[slot] & MappingState.LEAVING) == 0;
      if (reaches && mapped) {
        return true;
      }
    }
    return false;
  }

  /** Whether every page of the range, the last included, has all bits of the state. */
  boolean isThroughout(long first, long last, int state) {
    for (int slot = floor(first); slot < count; slot++) {
      if (slot < 0 || (states[slot] & state) != state) {
        return false;
      }
      if (slot + 1 == count || breaks[slot + 1] > last) {
        return true;
      }
    }
    return false;
  }

  /** The first page of the range, {@code end} excluded, that is not mapped; -1 if there is none. */
  long firstUnmapped(long first, long end) {
    int slot = floor(first);
    long page = first;
    while (page < end) {
      if (slot < 0 || states[slot] == MappingState.NONE) {
        return page;
      }
      slot++;
      page = slot < count ? breaks[slot] : end;
    }
    return -1;
  }

  /** The first page after the given one, before {@code end}, that may differ; else the end. */
  long nextBreak(long page, long end) {
    int slot = floor(page) + 1;
    return slot < count ? Math.min(breaks[slot], end) : end;
  }

  /** Sets these bits, beside those that are set, from one page to before another. */
  void addBits(long first, long end, int bits) {
    for (long page = first, next; page < end; page = next) {
      next = nextBreak(page, end);
      set(page, next - page, stateAt(page) | bits);
    }
  }

  /** Takes these bits away from one page to before another. */
  void removeBits(long first, long end, int bits) {
    for (long page = first, next; page < end; page = next) {
      next = nextBreak(page, end);
      set(page, next - page, stateAt(page) & ~bits);
    }
  }

  void set(long page, long pageCount, int state) {
    long end = page + pageCount;
    int after = stateAt(end);
    int from = floor(page - 1) + 1;
    int to = floor(end) + 1;
    int before = from == 0 ? MappingState.NONE : states[from - 1];
    boolean startNeeded = before != state;
    boolean endNeeded = after != state;
    int added = (startNeeded ? 1 : 0) + (endNeeded ? 1 : 0);
    replace(from, to, added);
    int slot = from;
    if (startNeeded) {
      breaks[slot] = page;
      states[slot++] = state;
    }
    if (endNeeded) {
      breaks[slot] = end;
      states[slot] = after;
    }
  }

  /**
   * Makes room for {@code added} break points in place of those from {@code from} to {@code to}.
   */
  private void replace(int from, int to, int added) {
    int countAfter = count - (to - from) + added;
    if (countAfter > breaks.length) {
      breaks = Arrays.copyOf(breaks, Math.max(countAfter, breaks.length * 2));
      states = Arrays.copyOf(states, breaks.length);
    }
    System.arraycopy(breaks, to, breaks, from + added, count - to);
    System.arraycopy(states, to, states, from + added, count - to);
    count = countAfter;
  }

  /** The last break point at or before the page; -1 when there is none. */
  private int floor(long page) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (breaks[middle] <= page) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }
}
