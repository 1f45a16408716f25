package org.ptck.conformance.choice;

import org.ptck.spec.arch.Geometry;

/** Draws ranges of pages that cluster on the boundaries of blocks, folios and tables. */
final class Ranges {

  private static final int[] COUNTS = {20, 25, 20, 10, 10, 15};
  /** The last page of a window may be the last page of the address space. */
  private static final int AT_END_PERCENT = 20;

  private static final int[] PARTS = {25, 20, 15, 20, 20};

  private final Geometry geometry;
  private final Windows windows;
  private final Choices choices;

  Ranges(Geometry geometry, Windows windows, Choices choices) {
    this.geometry = geometry;
    this.windows = windows;
    this.choices = choices;
  }

  /** A range to map, none of whose pages is mapped yet; not all pages of the window may be. */
  PageRange toMap(int window, long mapped, int order) {
    int first = windows.folioStart(window, start(window), choices.chance(70) ? order : 0);
    int folio = Math.max(1, (1 << order) / windows.unitPages(window));
    int count =
        Math.max(count(window), choices.chance(70) ? Math.min(folio, Windows.PAGE_COUNT) : 1);
    PageRange range =
        choices.chance(AT_END_PERCENT)
            ? PageRange.between(Windows.PAGE_COUNT - count, Windows.PAGE_COUNT)
            : PageRange.between(first, first + count);
    if ((range.mask() & mapped) == 0) {
      return range;
    }
    PageRange free = PageRange.runAround(~mapped, choices.pickBit(~mapped));
    return new PageRange(free.first(), Math.min(free.count(), count));
  }

  /** A range to map right after what is mapped; not all pages of the window may be. */
  PageRange toGrow(int window, long mapped, int order) {
    int first = end(mapped);
    int folio = Math.max(1, (1 << order) / windows.unitPages(window));
    int count =
        Math.max(count(window), choices.chance(70) ? Math.min(folio, Windows.PAGE_COUNT) : 1);
    return PageRange.between(first, first + count);
  }

  /** A range to unmap that ends where what is mapped does; some page is. */
  PageRange toShrink(int window, long mapped) {
    int end = end(mapped);
    PageRange run = PageRange.runAround(mapped, end - 1);
    int count = choices.chance(30) ? run.count() : Math.min(count(window), run.count());
    return new PageRange(end - count, count);
  }

  /** The page after the last that is mapped. */
  static int end(long mapped) {
    return Long.SIZE - Long.numberOfLeadingZeros(mapped);
  }

  /** A part of a mapped run, mostly of one that was written. */
  PageRange toChange(int window, long mapped, long written) {
    int page = choices.pickBit(written != 0 && choices.chance(75) ? written : mapped);
    PageRange run = PageRange.runAround(mapped, page);
    int end = run.first() + run.count();
    return switch (choices.weighted(PARTS)) {
      case 0 -> run;
      case 1 -> PageRange.between(page, end);
      case 2 -> PageRange.between(run.first(), page + 1);
      case 3 -> PageRange.between(page, page + 1);
      default -> PageRange.between(page, Math.min(end, page + count(window)));
    };
  }

  /** The range, or its start, as far as it fits around an unmapped page of the window. */
  PageRange toMoveTo(long mapped, int count) {
    PageRange free = PageRange.runAround(~mapped, choices.pickBit(~mapped));
    int length = Math.min(count, free.count());
    int room = free.count() - length;
    return new PageRange(
        free.first() + (choices.chance(AT_END_PERCENT) ? room : choices.choose(room + 1)), length);
  }

  /**
   * The first of {@code pageCount} pages, a power of two of them, that are not mapped and begin at
   * a multiple of themselves; -1 if there are none. The window is one of single pages.
   */
  int alignedFree(int window, long mapped, int pageCount) {
    long found = 0;
    for (int page = 0; page + pageCount <= Windows.PAGE_COUNT; page++) {
      boolean isAligned = (windows.pageNumber(window, page) & (pageCount - 1)) == 0;
      if (isAligned && (mapped & new PageRange(page, pageCount).mask()) == 0) {
        found |= 1L << page;
      }
    }
    return found == 0 ? -1 : choices.pickBit(found);
  }

  /** A range that contains the page, whatever is mapped. */
  PageRange around(int page) {
    int first = page - choices.choose(4);
    return PageRange.between(first, page + 1 + choices.choose(4));
  }

  private int start(int window) {
    long starts = windows.blockStarts(window);
    if (starts == 0 || choices.chance(30)) {
      return choices.choose(Windows.PAGE_COUNT);
    }
    int start = choices.pickBit(starts);
    return choices.chance(30) ? Math.max(0, start - choices.range(1, 2)) : start;
  }

  /** Where a unit is no less than a block, tables take the place of blocks. */
  private int count(int window) {
    int unit = windows.unitPages(window);
    int run = geometry.contiguousRun(0);
    boolean isCoarse = unit > 1 && unit >= run;
    int block = isCoarse ? Math.max(1, geometry.entryCount(0) / unit) : run;
    int drawn =
        switch (choices.weighted(COUNTS)) {
          case 0 -> 1;
          case 1 -> choices.range(2, 4);
          case 2 -> block;
          case 3 -> 2 * block;
          case 4 -> geometry.entryCount(0);
          default -> choices.range(1, 32);
        };
    return Math.min(drawn, Windows.PAGE_COUNT);
  }
}
