package org.ptck.reference;

import java.util.Arrays;

/**
 * What an operation that takes mappings away still owes: tables to be put out of reach, a flush,
 * references to pages, and tables to be freed. The MMAP lock is held exclusively throughout.
 */
public abstract sealed class Gather permits EntryGather, SpaceGather {

  private final Kernel kernel;
  private final AddressSpace space;
  private int[] pages = new int[4];
  private int[] pageCounts = new int[4];
  private int batchCount;

  Gather(Kernel kernel, AddressSpace space) {
    this.kernel = kernel;
    this.space = space;
  }

  /** Puts the tables that are not needed any more out of the reach of new walks. */
  public abstract void unlinkTables();

  /** Invalidates everything that was taken away so far. */
  public abstract void flush();

  /** Drops the references that the entries taken away held. */
  public final void releasePages() {
    for (int batch = 0; batch < batchCount; batch++) {
      kernel.mappedPages().release(pages[batch], pageCounts[batch]);
    }
    batchCount = 0;
  }

  /** Frees the tables that were put out of reach. */
  public abstract void freeTables();

  /** The space that loses something. */
  public final AddressSpace space() {
    return space;
  }

  final Kernel kernel() {
    return kernel;
  }

  /** Takes out the entries of a range; what they stood for is owed. */
  final void takeEntries(long start, long end) {
    LeafCursor leaf = new LeafCursor(kernel, space, start, end);
    while (leaf.next()) {
      kernel.locks().lockTable(leaf.table());
      if (takeEntries(leaf)) {
        // CPUs may go on storing without a new dirty event until they are flushed. Once the lock is
        // released, write-back can take what the entries said, and would miss those stores.
        flushStores();
      }
      kernel.locks().unlockTable(leaf.table());
    }
  }

  /** Returns whether an entry of a page of a file was dirty. */
  private boolean takeEntries(LeafCursor leaf) {
    boolean fileDirty = false;
    BatchCursor batch = new BatchCursor(kernel, space, leaf);
    while (batch.next()) {
      int page = batch.page();
      long word = remove(batch);
      kernel.dirtyCarry().cleared(page, batch.pageCount(), word);
      kernel.mappedPages().cleared(space, page, batch.pageCount());
      add(page, batch.pageCount());
      fileDirty |= kernel.architecture().isDirty(word) && kernel.pageCache().caches(page);
    }
    return fileDirty;
  }

  /** Sees to it that no CPU stores through the entries taken away so far. */
  abstract void flushStores();

  /** Removes the entries of a batch; returns the first, accessed and dirty if any of them was. */
  abstract long remove(BatchCursor batch);

  private void add(int page, int pageCount) {
    if (batchCount == pages.length) {
      pages = Arrays.copyOf(pages, 2 * batchCount);
      pageCounts = Arrays.copyOf(pageCounts, 2 * batchCount);
    }
    pages[batchCount] = page;
    pageCounts[batchCount++] = pageCount;
  }
}
