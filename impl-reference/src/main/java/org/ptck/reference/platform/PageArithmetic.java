package org.ptck.reference.platform;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;

/** Counts addresses, entries and bytes of files in pages of one geometry. */
public final class PageArithmetic {

  private final Architecture architecture;
  private final int pageShift;
  private final int entryShift;

  PageArithmetic(Geometry geometry) {
    this.architecture = geometry.architecture();
    this.pageShift = geometry.pageShift();
    this.entryShift = geometry.entryShift(0);
  }

  /**
   * The page that a leaf maps.
   *
   * @param word the leaf
   * @param entry the entry that it stands in, or stood in
   */
  public int page(long word, long entry) {
    return (int) (architecture.target(word, entry) >>> pageShift);
  }

  /** The number of pages of a range. */
  public long count(long start, long end) {
    return (end - start) >>> pageShift;
  }

  /** The byte after a range of pages. */
  public long end(long start, long pageCount) {
    return start + (pageCount << pageShift);
  }

  /** The leaf entry that comes some entries later in its table. */
  public long entry(long first, int count) {
    return first + ((long) count << entryShift);
  }

  /** The page of a file that holds the byte. */
  public int fileIndex(long offset) {
    return (int) (offset >>> pageShift);
  }
}
