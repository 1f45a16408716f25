package org.ptck.reference.page;

import org.ptck.reference.book.PageCache;
import org.ptck.reference.platform.Platform;

/** Keeps what entries that were cleared said about the data of their pages. */
@FunctionalInterface
public interface DirtyCarry {

  /** How to make the carry of a manager that is being built. */
  @FunctionalInterface
  interface Maker {

    /**
     * Makes a carry.
     *
     * @param pageCache tells pages of files from others
     */
    DirtyCarry make(Platform platform, PageCache pageCache);
  }

  /**
   * Entries of consecutive pages of one folio were cleared. The lock of their table is held.
   *
   * @param word what the atomic clear returned: the first entry, dirty if any of them was
   */
  void cleared(int page, int pageCount, long word);
}
