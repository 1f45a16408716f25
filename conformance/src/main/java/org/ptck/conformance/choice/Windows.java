package org.ptck.conformance.choice;

import org.ptck.spec.arch.Geometry;

/**
 * The few places of the address space that one scenario works in: disjoint runs of 64 units, laid
 * over the boundaries of tables, so that ranges meet, cross boundaries and share tables. 64, so
 * that a set of units is one word.
 *
 * <p>A unit is a page, or a few pages where contiguous blocks are long: else no scenario would ever
 * map a whole block; or many, where ranges are to reach over several tables. What is said of pages
 * of a window is said of its units.
 */
final class Windows {

  static final int PAGE_COUNT = 64;
  static final int COUNT_MAX = 3;

  private static final int[] COUNTS = {30, 50, 20};
  private static final int[] PLACES = {15, 15, 70};
  private static final int UNITS_IN_BLOCK = 16;
  private static final int LONG_UNIT_PERCENT = 60;
  private static final int WIDE_UNIT_MAX = 32;
  private static final int WIDE_UNIT_PERCENT = 15;

  private final Geometry geometry;
  private final long[] startPages = new long[COUNT_MAX];
  private final long[] blockStarts = new long[COUNT_MAX];
  private final int[] unitPages = new int[COUNT_MAX];
  private int count;

  private Windows(Geometry geometry) {
    this.geometry = geometry;
  }

  /** Draws one to three windows. */
  static Windows draw(Geometry geometry, Breadth breadth, Choices choices) {
    Windows windows = new Windows(geometry);
    int countMax = breadth.windowCountMax();
    for (int wanted = Math.min(1 + choices.weighted(COUNTS), countMax); wanted > 0; wanted--) {
      int drawn =
          breadth.unitPages() > 0 ? breadth.unitPages() : windows.drawUnit(choices);
      int unitPages = windows.end() - windows.first() < (long) drawn * PAGE_COUNT ? 1 : drawn;
      windows.add(windows.startPage(choices, unitPages * PAGE_COUNT), unitPages);
    }
    return windows;
  }

  /** Draws one window, of single pages. */
  static Windows drawOne(Geometry geometry, Choices choices) {
    Windows windows = new Windows(geometry);
    windows.add(windows.startPage(choices, PAGE_COUNT), 1);
    return windows;
  }

  /**
   * Makes one window that begins with the first page of user code: of single pages, or of so many
   * that it reaches over leaf tables.
   */
  static Windows fromTheFirstPage(Geometry geometry, Breadth breadth, Choices choices) {
    Windows windows = new Windows(geometry);
    int wide = Math.clamp(2L * geometry.entryCount(0) / PAGE_COUNT, 1, WIDE_UNIT_MAX);
    int drawn =
        breadth.unitPages() > 0
            ? breadth.unitPages()
            : choices.chance(WIDE_UNIT_PERCENT) ? wide
            : 1;
    long room = windows.end() - windows.first();
    windows.add(windows.first(), room < (long) drawn * PAGE_COUNT ? 1 : drawn);
    return windows;
  }

  /** The number of windows; at least 1. */
  int count() {
    return count;
  }

  /** The address of a page, given by its number in a window. */
  long address(int window, int page) {
    return pageNumber(window, page) << geometry.pageShift();
  }

  /** The address of one of the pages that a page of the window stands for. */
  long address(int window, int page, int within) {
    return (pageNumber(window, page) + within) << geometry.pageShift();
  }

  /** The number, in the space, of a page given by its number in a window. */
  long pageNumber(int window, int page) {
    return startPages[window] + (long) page * unitPages[window];
  }

  /** The pages that one page of the window stands for; 1 but where blocks are long. */
  int unitPages(int window) {
    return unitPages[window];
  }

  /** The pages of a window at which a contiguous block, or else a leaf table, begins. */
  long blockStarts(int window) {
    return blockStarts[window];
  }

  /** The last page at or before {@code page}, but within the window, at which a folio may begin. */
  int folioStart(int window, int page, int order) {
    long beyond = pageNumber(window, page) & ((1L << order) - 1);
    return (int) Math.max(0, page - beyond / unitPages[window]);
  }

  private int drawUnit(Choices choices) {
    int run = geometry.contiguousRun(0);
    return run > UNITS_IN_BLOCK && choices.chance(LONG_UNIT_PERCENT) ? run / UNITS_IN_BLOCK : 1;
  }

  private long startPage(Choices choices, int windowPages) {
    long first = first();
    long last = end() - windowPages;
    return switch (choices.weighted(PLACES)) {
      case 0 -> first;
      case 1 -> last;
      default -> {
        // The end of a table of some level below the root, in the middle of the window.
        int level = 1 + choices.choose(geometry.rootLevel());
        long span = geometry.spanBytes(level) >>> geometry.pageShift();
        long base = first & -span;
        long ends = Math.max(1, Math.min(4, (end() - base) / span - 1));
        long end = base + span * choices.range(1, (int) ends);
        yield Math.clamp(end - windowPages / 2, first, last);
      }
    };
  }

  /** The first user page. */
  private long first() {
    return geometry.addressFirst() >>> geometry.pageShift();
  }

  /** The page after the last user page. */
  private long end() {
    return (geometry.addressLast() >>> geometry.pageShift()) + 1;
  }

  /** Adds a window unless it overlaps one that is there. */
  private void add(long startPage, int pages) {
    for (int i = 0; i < count; i++) {
      if (startPage < startPages[i] + (long) PAGE_COUNT * unitPages[i]
          && startPages[i] < startPage + (long) PAGE_COUNT * pages) {
        return;
      }
    }
    startPages[count] = startPage;
    unitPages[count] = pages;
    blockStarts[count] = blockStartsFrom(startPage, pages);
    count++;
  }

  private long blockStartsFrom(long startPage, int pages) {
    int run = geometry.contiguousRun(0);
    // Where every unit begins a block, the beginning of a table is what is special.
    int period = run > pages ? run : geometry.entryCount(0);
    long starts = 0;
    for (int unit = 0; unit < PAGE_COUNT; unit++) {
      if (((startPage + (long) unit * pages) & (period - 1)) == 0) {
        starts |= 1L << unit;
      }
    }
    return starts;
  }
}
