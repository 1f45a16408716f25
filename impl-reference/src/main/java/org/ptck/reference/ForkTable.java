package org.ptck.reference;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.EntryOperations;

/** Copies entries of leaf tables from parent to child, batch by batch. */
final class ForkTable {

  private final Kernel kernel;
  private final AddressSpace parent;
  private final AddressSpace child;
  private final Span narrowed;

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
  }

  /** Copies what the cursor has come to into a leaf table of the child. */
  void copy(LeafCursor leaf, long childTable) {
    // The child is not loaded yet, but no longer private: its root is set.
    kernel.locks().lockTable(leaf.table());
    kernel.locks().lockTable(childTable);
    BatchCursor batch = new BatchCursor(kernel, parent, leaf);
    while (batch.next()) {
      share(batch, childTable);
    }
    kernel.locks().unlockTable(childTable);
    kernel.locks().unlockTable(leaf.table());
  }

  private void share(BatchCursor batch, long childTable) {
    EntryOperations entries = kernel.entries();
    kernel.forkCounts().share(batch.folio(), batch.page(), batch.pageCount());
    if (batch.isWritable()) {
      entries.writeProtect(parent.id(), batch.address(), batch.entry(), batch.pageCount());
      narrowed.add(batch.address(), batch.addressEnd());
    }
    long childEntry = kernel.geometry().entryAddress(0, childTable, batch.address());
    entries.set(child.id(), batch.address(), childEntry, childWord(batch), batch.pageCount());
  }

  /** Read-only, not accessed, and dirty if any of the parent's entries is. */
  private long childWord(BatchCursor batch) {
    Architecture architecture = kernel.architecture();
    long word = architecture.leafWord(0, architecture.physicalAddress(batch.word()));
    return batch.isDirty() || becameDirty(batch) ? architecture.makeDirty(word) : word;
  }

  /** Until it was write-protected, hardware may have made an entry dirty behind the cursor. */
  private boolean becameDirty(BatchCursor batch) {
    if (!batch.isWritable()) {
      return false;
    }
    for (int i = 0; i < batch.pageCount(); i++) {
      long address = kernel.end(batch.address(), i);
      long entry = batch.entry() + ((long) i << kernel.geometry().entryShift(0));
      long word = kernel.entries().get(parent.id(), address, entry);
      if (kernel.architecture().isDirty(word)) {
        return true;
      }
    }
    return false;
  }
}
