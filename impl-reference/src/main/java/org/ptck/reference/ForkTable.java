package org.ptck.reference;

import org.ptck.spec.fact.EntryOperations;
import org.ptck.spec.fact.Permission;

/**
 * Copies entries of leaf tables from parent to child, batch by batch: those of private pages. What
 * a file or a page of zeroes holds, the child finds by faults of its own.
 */
final class ForkTable {

  private final Kernel kernel;
  private final AddressSpace parent;
  private final AddressSpace child;
  private final Span narrowed;
  private final LeafWords words;
  private final PrivateCopy copies;

  /**
   * A copier.
   *
   * @param narrowed grows by the ranges in which the parent's entries lose write permission
   */
  ForkTable(Kernel kernel, AddressSpace parent, AddressSpace child, Span narrowed) {
    this.kernel = kernel;
    this.parent = parent;
    this.child = child;
    this.narrowed = narrowed;
    this.words = new LeafWords(kernel);
    this.copies = new PrivateCopy(kernel);
  }

  /**
   * Copies what the cursor has come to into a leaf table of the child; false when memory has run
   * out.
   */
  boolean copy(LeafCursor leaf, long childTable, Permission permission) {
    // The child is not loaded yet, but no longer private: its root is set.
    kernel.locks().lockTable(leaf.table());
    kernel.locks().lockTable(childTable);
    boolean complete = true;
    BatchCursor batch = new BatchCursor(kernel, parent, leaf);
    while (complete && batch.next()) {
      if (isPrivate(batch)) {
        complete = copy(batch, childTable, permission);
      }
    }
    kernel.locks().unlockTable(childTable);
    kernel.locks().unlockTable(leaf.table());
    return complete;
  }

  private boolean isPrivate(BatchCursor batch) {
    return !kernel.pageCache().caches(batch.page()) && batch.page() != kernel.zeroPage().page();
  }

  private boolean copy(BatchCursor batch, long childTable, Permission permission) {
    if (!kernel.forkPinned().isMaybePinned(batch.folio())) {
      share(batch, 0, batch.pageCount(), childTable);
      return true;
    }
    boolean complete = true;
    for (int i = 0; complete && i < batch.pageCount(); i++) {
      // A page that is shared already is not pinned.
      if (kernel.hardware().isExclusive(batch.page() + i)) {
        complete = copyPage(batch, i, childTable, permission);
      } else {
        share(batch, i, 1, childTable);
      }
    }
    return complete;
  }

  /** The parent keeps a page as it is, the child gets what is in it now. */
  private boolean copyPage(BatchCursor batch, int at, long childTable, Permission permission) {
    int own = copies.make(child, batch.page() + at);
    if (own == 0) {
      return false;
    }
    // The parent goes on storing: whether the copy is dirty is asked once it is made.
    long address = kernel.end(batch.address(), at);
    long word = words.read(own, isDirty(address, kernel.entry(batch.entry(), at), 1));
    boolean writable = permission == Permission.READ_WRITE;
    set(address, childTable, writable ? kernel.architecture().makeWritable(word) : word, 1);
    return true;
  }

  /** Shares some pages of a batch. */
  private void share(BatchCursor batch, int first, int pageCount, long childTable) {
    EntryOperations entries = kernel.entries();
    int page = batch.page() + first;
    long address = kernel.end(batch.address(), first);
    long entry = kernel.entry(batch.entry(), first);
    kernel.forkCounts().share(batch.folio(), page, pageCount);
    kernel.mappedPages().resident(child, page, pageCount);
    boolean dirty = batch.isDirty();
    if (batch.isWritable()) {
      entries.writeProtect(parent.id(), address, entry, pageCount);
      narrowed.add(address, kernel.end(address, pageCount));
      // Until then, hardware may have made an entry dirty behind the cursor.
      dirty |= isDirty(address, entry, pageCount);
    }
    set(address, childTable, childWord(page, dirty), pageCount);
  }

  /** Read-only, not accessed, and dirty if any of the parent's entries is. */
  private long childWord(int page, boolean dirty) {
    return kernel.architecture().makeOld(words.read(page, dirty));
  }

  /** Whether any of the parent's entries is dirty now. */
  private boolean isDirty(long address, long entry, int pageCount) {
    for (int i = 0; i < pageCount; i++) {
      long word =
          kernel.entries().get(parent.id(), kernel.end(address, i), kernel.entry(entry, i));
      if (kernel.architecture().isDirty(word)) {
        return true;
      }
    }
    return false;
  }

  private void set(long address, long childTable, long word, int pageCount) {
    long entry = kernel.geometry().entryAddress(0, childTable, address);
    kernel.entries().set(child.id(), address, entry, word, pageCount);
  }
}
