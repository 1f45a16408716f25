package org.ptck.reference;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.EntryOperations;

/**
 * Makes every entry that maps a folio of the page cache clean and write-protected, so that the next
 * store is told of by a fault. Finds them by the reverse map.
 */
public final class CleanEntries {

  private final Kernel kernel;
  private final DirtyCarry carry;

  /**
   * A cleaner.
   *
   * @param carry what becomes of dirty state, under the lock of the table
   */
  public CleanEntries(Kernel kernel, DirtyCarry carry) {
    this.kernel = kernel;
    this.carry = carry;
  }

  /**
   * Cleans the entries of a folio. Its lock and those of the file and of its reverse map are held.
   *
   * @param fileIndex the page of the file that the first page of the folio caches
   * @return whether any of them was dirty
   */
  public boolean clean(int file, int fileIndex, int folio) {
    long offset = (long) fileIndex << kernel.geometry().pageShift();
    long offsetEnd = kernel.end(offset, 1L << kernel.hardware().folioOrder(folio));
    boolean dirty = false;
    for (ReverseMap.Link link : kernel.reverseMap().links(file)) {
      long start = Math.max(link.start(), link.addressOf(offset));
      long end = Math.min(link.end(), link.addressOf(offsetEnd));
      dirty |= clean(link.space(), start, end, folio);
    }
    return dirty;
  }

  private boolean clean(AddressSpace space, long start, long end, int folio) {
    boolean dirty = false;
    LeafCursor leaf = new LeafCursor(kernel, space, start, end);
    while (leaf.next()) {
      kernel.locks().lockTable(leaf.table());
      BatchCursor batch = new BatchCursor(kernel, space, leaf);
      while (batch.next()) {
        // In a private mapping there may be copies. An entry that is clean and write-protected
        // stays so while its table is locked.
        if (batch.folio() == folio && (batch.isWritable() || batch.isDirty())) {
          dirty |= clean(space, batch);
        }
      }
      kernel.locks().unlockTable(leaf.table());
    }
    return dirty;
  }

  private boolean clean(AddressSpace space, BatchCursor batch) {
    Architecture architecture = kernel.architecture();
    EntryOperations entries = kernel.entries();
    long word =
        entries.getAndClear(space.id(), batch.address(), batch.entry(), batch.pageCount());
    carry.cleared(batch.page(), batch.pageCount(), word);
    kernel.flusher().afterClean(space, batch.address(), batch.addressEnd());
    long plain = architecture.makeNonContiguous(word, batch.entry());
    long cleaned = architecture.makeClean(architecture.writeProtect(plain));
    entries.set(space.id(), batch.address(), batch.entry(), cleaned, batch.pageCount());
    return architecture.isDirty(word);
  }
}
