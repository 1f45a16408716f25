package org.ptck.spec.machine.ledger.page;

import org.apiguardian.api.API;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.Store;

/**
 * Per data page: how many live leaf entries user code reaches it by, how many of them permit
 * writing or say dirty, how many entries of user addresses lead to it that user code may not use,
 * and how many stale translations lead to it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PageIndex {

  private static final int ENTRIES = 0;
  private static final int STALE = 1;
  private static final int WRITABLE = 2;
  private static final int DIRTY = 3;
  private static final int SUPERVISOR = 4;
  private static final int WORDS = 5;

  private final FrameMap frames;
  private final Store store;
  private final long firstWord;

  public PageIndex(FrameMap frames, Store store, long firstWord) {
    this.frames = frames;
    this.store = store;
    this.firstWord = firstWord;
  }

  /** The words of the store that it needs. */
  public static long wordCount(FrameMap frames) {
    return (long) frames.pageCount() * WORDS;
  }

  /** Counts {@code delta} more leaf entries on each of the pages that are data pages. */
  void addEntries(long page, long pageCount, int delta) {
    add(page, pageCount, ENTRIES, delta);
  }

  /** Counts {@code delta} more leaf entries that permit writing. */
  void addWritable(long page, long pageCount, int delta) {
    add(page, pageCount, WRITABLE, delta);
  }

  /** Counts {@code delta} more leaf entries that say dirty. */
  void addDirty(long page, long pageCount, int delta) {
    add(page, pageCount, DIRTY, delta);
  }

  /** Counts {@code delta} more leaf entries that user code may not use. */
  void addSupervisor(long page, long pageCount, int delta) {
    add(page, pageCount, SUPERVISOR, delta);
  }

  /** Counts {@code delta} more stale translations on each of the pages that are data pages. */
  public void addStale(long page, long pageCount, int delta) {
    add(page, pageCount, STALE, delta);
  }

  /** The entries through which user code may use the page. */
  public int entries(long page) {
    return frames.isData(page) ? (int) store.get(index(page, ENTRIES)) : 0;
  }

  /** The entries in user ranges that map it and let no user code pass. */
  public int supervisor(long page) {
    return frames.isData(page) ? (int) store.get(index(page, SUPERVISOR)) : 0;
  }

  /** The entries through which user code may write to it. */
  public int writable(long page) {
    return frames.isData(page) ? (int) store.get(index(page, WRITABLE)) : 0;
  }

  /** The dirty entries that map it. */
  public int dirty(long page) {
    return frames.isData(page) ? (int) store.get(index(page, DIRTY)) : 0;
  }

  /** The stale translations that lead to it. */
  public int stale(long page) {
    return frames.isData(page) ? (int) store.get(index(page, STALE)) : 0;
  }

  /** The first data page of a range that starts at {@code page}. */
  public long dataStart(long page) {
    return Math.max(page, frames.dataFirst());
  }

  /** The end of the data pages in a range that ends before {@code end}. */
  public long dataEnd(long end) {
    return Math.min(end, frames.dataFirst() + (long) frames.pageCount());
  }

  private void add(long page, long pageCount, int cell, int delta) {
    long end = dataEnd(page + pageCount);
    for (long i = dataStart(page); i < end; i++) {
      store.add(index(i, cell), delta);
    }
  }

  private long index(long page, int cell) {
    return firstWord + (page - frames.dataFirst()) * WORDS + cell;
  }
}
