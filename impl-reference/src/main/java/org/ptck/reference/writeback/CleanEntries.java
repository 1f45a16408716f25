package org.ptck.reference.writeback;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.ReverseMap;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.table.LeafCursor;

/**
 * Makes every entry that maps a folio of the page cache clean and write-protected, so that the next
 * store is told of by a fault. What is so already is made old instead, so that it will be known
 * what is in use. Finds the entries by the reverse map.
 */
public final class CleanEntries {

  private final Platform platform;
  private final ReverseMap reverseMap;
  private final Cleaning cleaning;

  /** Cleans what that reverse map finds. */
  public CleanEntries(Platform platform, ReverseMap reverseMap, Cleaning cleaning) {
    this.platform = platform;
    this.reverseMap = reverseMap;
    this.cleaning = cleaning;
  }

  /**
   * Cleans the entries of a folio. Its lock and those of the file and of its reverse map are held.
   *
   * @param fileIndex the page of the file that the first page of the folio caches
   * @param carry what becomes of dirty state, under the lock of the table
   * @return whether any of them was dirty
   */
  public boolean clean(int file, int fileIndex, int folio, DirtyCarry carry) {
    long offset = (long) fileIndex << platform.geometry().pageShift();
    long offsetEnd = platform.pages().end(offset, 1L << platform.hardware().folioOrder(folio));
    boolean dirty = false;
    for (ReverseMap.Link link : reverseMap.links(file)) {
      long start = Math.max(link.start(), link.addressOf(offset));
      long end = Math.min(link.end(), link.addressOf(offsetEnd));
      dirty |= clean(link.space(), start, end, folio, carry);
    }
    return dirty;
  }

  private boolean clean(
      AddressSpace space, long start, long end, int folio, DirtyCarry carry) {
    boolean dirty = false;
    LeafCursor leaf = new LeafCursor(platform, space, start, end);
    while (leaf.next()) {
      platform.locks().lockTable(leaf.table());
      BatchCursor batch = new BatchCursor(platform, space, leaf);
      while (batch.next()) {
        // In a private mapping there may be copies.
        if (batch.folio() == folio) {
          dirty |= clean(space, batch, carry);
        }
      }
      platform.locks().unlockTable(leaf.table());
    }
    return dirty;
  }

  /** An entry that is clean and write-protected stays so while its table is locked. */
  private boolean clean(AddressSpace space, BatchCursor batch, DirtyCarry carry) {
    if (batch.isWritable() || batch.isDirty()) {
      return cleaning.clean(space, batch, carry);
    }
    if (batch.isYoung()) {
      platform
          .entries()
          .clearFlushYoung(space.id(), 0, batch.address(), batch.entry(), batch.pageCount());
    }
    return false;
  }
}
