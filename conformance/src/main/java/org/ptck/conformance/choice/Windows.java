package org.ptck.conformance.choice;

import org.ptck.spec.arch.Geometry;

/**
 * The few places of the address space that one scenario works in: disjoint runs of 64 pages, laid
 * over the boundaries of tables, so that ranges meet, cross boundaries and share tables. 64, so
 * that a set of pages is one word.
 */
final class Windows {

  static final int PAGE_COUNT = 64;
  static final int COUNT_MAX = 3;

  private static final int[] COUNTS = {30, 50, 20};
  private static final int[] PLACES = {15, 15, 70};

  private final Geometry geometry;
  private final long[] startPages = new long[COUNT_MAX];
  private final long[] blockStarts = new long[COUNT_MAX];
  private int count;

  private Windows(Geometry geometry) {
    this.geometry = geometry;
  }

  /** Draws one to three windows. */
  static Windows draw(Geometry geometry, Choices choices) {
    Windows windows = new Windows(geometry);
    for (int wanted = 1 + choices.weighted(COUNTS); wanted > 0; wanted--) {
      windows.add(windows.startPage(choices));
    }
    return windows;
  }

  /** The number of windows; at least 1. */
  int count() {
    return count;
  }

  /** The address of a page, given by its number in a window. */
  long address(int window, int page) {
    return (startPages[window] + page) << geometry.pageShift();
  }

  /** The pages of a window at which a contiguous block, or else a leaf table, begins. */
  long blockStarts(int window) {
    return blockStarts[window];
  }

  /** The last page at or before {@code page}, but within the window, at which a folio may begin. */
  int folioStart(int window, int page, int order) {
    long absolute = startPages[window] + page;
    return (int) Math.max(0, page - (absolute & ((1L << order) - 1)));
  }

  private long startPage(Choices choices) {
    long pageCount = (geometry.addressLast() >>> geometry.pageShift()) + 1;
    long last = pageCount - PAGE_COUNT;
    return switch (choices.weighted(PLACES)) {
      case 0 -> 0;
      case 1 -> last;
      default -> {
        // The end of a table of some level below the root, in the middle of the window.
        int level = 1 + choices.choose(geometry.rootLevel());
        long span = geometry.spanBytes(level) >>> geometry.pageShift();
        long ends = Math.max(1, Math.min(4, pageCount / span - 1));
        long end = span * choices.range(1, (int) ends);
        yield Math.clamp(end - PAGE_COUNT / 2, 0, last);
      }
    };
  }

  /** Adds a window unless it overlaps one that is there. */
  private void add(long startPage) {
    for (int i = 0; i < count; i++) {
      if (Math.abs(startPage - startPages[i]) < PAGE_COUNT) {
        return;
      }
    }
    startPages[count] = startPage;
    blockStarts[count] = blockStartsFrom(startPage);
    count++;
  }

  private long blockStartsFrom(long startPage) {
    int run = geometry.contiguousRun(0);
    int period = run > 1 ? run : geometry.entryCount(0);
    long starts = 0;
    for (long page = -startPage & (period - 1); page < PAGE_COUNT; page += period) {
      starts |= 1L << page;
    }
    return starts;
  }
}
