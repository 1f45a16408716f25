package org.ptck.reference.gather;

import java.util.Arrays;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.table.BatchCursor;

/**
 * What an operation that takes mappings away still owes: tables to be put out of reach, a flush,
 * references to pages, and tables to be freed. The MMAP lock is held exclusively throughout.
 */
public abstract sealed class Gather permits EntryGather, SpaceGather {

  private final EntryTaker taker;
  private final AddressSpace space;
  private int[] pages = new int[4];
  private int[] pageCounts = new int[4];
  private int batchCount;

  Gather(EntryTaker taker, AddressSpace space) {
    this.taker = taker;
    this.space = space;
  }

  /** Takes out the entries of a range; what they stood for is owed. */
  public final void takeEntries(long start, long end) {
    taker.take(this, start, end);
  }

  /** Puts the tables that are not needed any more out of the reach of new walks. */
  public abstract void unlinkTables();

  /** Invalidates everything that was taken away so far. */
  public abstract void flush();

  /** Drops the references that the entries taken away held. */
  public final void releasePages() {
    for (int batch = 0; batch < batchCount; batch++) {
      taker.release(pages[batch], pageCounts[batch]);
    }
    batchCount = 0;
  }

  /** Frees the tables that were put out of reach. */
  public abstract void freeTables();

  /** The space that loses something. */
  public final AddressSpace space() {
    return space;
  }

  /** Removes the entries of a batch; returns the first, accessed and dirty if any of them was. */
  abstract long remove(BatchCursor batch);

  /** Sees to it that no CPU stores through the entries taken away so far. */
  abstract void flushStores();

  /** References that entries held to consecutive pages are to be dropped. */
  final void owe(int page, int pageCount) {
    if (batchCount == pages.length) {
      pages = Arrays.copyOf(pages, 2 * batchCount);
      pageCounts = Arrays.copyOf(pageCounts, 2 * batchCount);
    }
    pages[batchCount] = page;
    pageCounts[batchCount++] = pageCount;
  }
}
