package org.ptck.spec.machine.ledger;

import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.Store;

/**
 * Per data page: how many live leaf entries lead to it, how many of them permit writing, and how
 * many stale translations lead to it.
 */
final class PageIndex {

  private static final int ENTRIES = 0;
  private static final int STALE = 1;
  private static final int WRITABLE = 2;
  private static final int WORDS = 3;

  private final FrameMap frames;
  private final Store store;
  private final long firstWord;

  PageIndex(FrameMap frames, Store store, long firstWord) {
    this.frames = frames;
    this.store = store;
    this.firstWord = firstWord;
  }

  static long wordCount(FrameMap frames) {
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

  /** Counts {@code delta} more stale translations on each of the pages that are data pages. */
  void addStale(long page, long pageCount, int delta) {
    add(page, pageCount, STALE, delta);
  }

  int entries(long page) {
    return frames.isData(page) ? (int) store.get(index(page, ENTRIES)) : 0;
  }

  int writable(long page) {
    return frames.isData(page) ? (int) store.get(index(page, WRITABLE)) : 0;
  }

  int stale(long page) {
    return frames.isData(page) ? (int) store.get(index(page, STALE)) : 0;
  }

  private void add(long page, long pageCount, int cell, int delta) {
    for (long i = page; i < page + pageCount; i++) {
      if (frames.isData(i)) {
        store.add(index(i, cell), delta);
      }
    }
  }

  private long index(long page, int cell) {
    return firstWord + (page - frames.dataFirst()) * WORDS + cell;
  }
}
