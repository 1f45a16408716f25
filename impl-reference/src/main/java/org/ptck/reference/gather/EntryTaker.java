package org.ptck.reference.gather;

import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.page.MappedPages;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.BatchCursor;
import org.ptck.reference.table.LeafCursor;
import org.ptck.spec.arch.Architecture;

/** Takes entries out of leaf tables, under the locks of the tables. */
final class EntryTaker {

  private final Platform platform;
  private final Architecture architecture;
  private final MachineLocks locks;
  private final MappedPages mappedPages;
  private final DirtyCarry carry;

  EntryTaker(Platform platform, MappedPages mappedPages, DirtyCarry carry) {
    this.platform = platform;
    this.architecture = platform.architecture();
    this.locks = platform.locks();
    this.mappedPages = mappedPages;
    this.carry = carry;
  }

  /** Takes out the entries of a range; the gather removes each, and owes what it stood for. */
  void take(Gather gather, long start, long end) {
    LeafCursor leaf = new LeafCursor(platform, gather.space(), start, end);
    while (leaf.next()) {
      locks.lockTable(leaf.table());
      if (take(gather, leaf)) {
        // CPUs may go on storing without a new dirty event until they are flushed. Once the lock is
        // released, write-back can take what the entries said, and would miss those stores.
        gather.flushStores();
      }
      locks.unlockTable(leaf.table());
    }
  }

  /** Returns whether an entry of a page of a file was dirty. */
  private boolean take(Gather gather, LeafCursor leaf) {
    boolean fileDirty = false;
    BatchCursor batch = new BatchCursor(platform, gather.space(), leaf);
    while (batch.next()) {
      int page = batch.page();
      long word = gather.remove(batch);
      carry.cleared(page, batch.pageCount(), word);
      mappedPages.cleared(gather.space(), page, batch.pageCount());
      gather.owe(page, batch.pageCount());
      fileDirty |= architecture.isDirty(word) && mappedPages.isOfFile(page);
    }
    return fileDirty;
  }

  /** Drops the references of entries that were taken out, once they are flushed. */
  void release(int page, int pageCount) {
    mappedPages.release(page, pageCount);
  }
}
