package org.ptck.conformance.choice;

/**
 * Consecutive pages of a window.
 *
 * @param first the number of the first page within the window; 0 to 63
 * @param count the number of pages; 1 to {@code 64 - first}
 */
record PageRange(int first, int count) {

  /** The pages as bits. */
  long mask() {
    return (-1L >>> (Windows.PAGE_COUNT - count)) << first;
  }

  /** The longest run of set bits that contains bit {@code page}, which is set. */
  static PageRange runAround(long mask, int page) {
    int before = Long.numberOfLeadingZeros(~mask << (Windows.PAGE_COUNT - 1 - page));
    int from = Math.max(0, page + 1 - before);
    int after = Long.numberOfTrailingZeros(~mask >>> page);
    int to = Math.min(Windows.PAGE_COUNT, page + after);
    return new PageRange(from, to - from);
  }

  /** Pages from {@code first} to before {@code end}, cut off at the window. */
  static PageRange between(int first, int end) {
    int from = Math.max(0, first);
    return new PageRange(from, Math.min(Windows.PAGE_COUNT, end) - from);
  }
}
