package org.ptck.spec.machine.ledger.page;

import org.apiguardian.api.API;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.Store;

/**
 * Per folio, as events told it: its extent, its marks, and how many dirty entries map its pages.
 *
 * <p>Page numbers given are those of data pages.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FolioIndex {

  /** The folio is not free. */
  public static final long ALLOCATED = 1;
  /** It is nobody's to free or count. */
  public static final long RESERVED = 2;
  /** It caches a file. */
  public static final long CACHED = 4;
  /** It is marked dirty. */
  public static final long DIRTY = 8;
  /** It is being written to storage. */
  public static final long UNDER_WRITE_BACK = 16;
  /** It was filled by a copy, and nothing that said dirty was taken from it since. */
  public static final long COPY = 32;

  private static final int EXTENT = 0;
  private static final int FLAGS = 1;
  private static final int DIRTY_ENTRIES = 2;
  private static final int HANDS = 3;
  private static final int WORDS = 4;
  private static final int ORDER_BITS = 4;

  private final FrameMap frames;
  private final Store store;
  private final long firstWord;

  public FolioIndex(FrameMap frames, Store store, long firstWord) {
    this.frames = frames;
    this.store = store;
    this.firstWord = firstWord;
  }

  /** The words of the store that it needs. */
  public static long wordCount(FrameMap frames) {
    return (long) frames.pageCount() * WORDS;
  }

  /** A folio exists from now on; {@code pages} tells what maps its pages already. */
  public void allocate(int folio, int order, PageIndex pages) {
    int dirty = 0;
    for (int page = folio; page < folio + (1 << order); page++) {
      set(page, EXTENT, ((long) folio << ORDER_BITS) | order);
      dirty += pages.dirty(page);
    }
    set(folio, FLAGS, ALLOCATED);
    set(folio, DIRTY_ENTRIES, dirty);
  }

  /** The folio is free: no mark is left. */
  public void free(int folio) {
    set(folio, FLAGS, 0);
  }

  /** The folio that the page belongs to, or belonged to last; 0 if there never was one. */
  public int folioOf(long page) {
    return (int) (get(page, EXTENT) >>> ORDER_BITS);
  }

  /** The number of pages of a folio that exists or existed. */
  public int pageCount(int folio) {
    return 1 << (get(folio, EXTENT) & ((1 << ORDER_BITS) - 1));
  }

  /** Whether any of the flags is set. */
  public boolean has(int folio, long flags) {
    return (get(folio, FLAGS) & flags) != 0;
  }

  /** Sets a flag. */
  public void mark(int folio, long flag) {
    set(folio, FLAGS, get(folio, FLAGS) | flag);
  }

  /** Clears a flag. */
  public void unmark(int folio, long flag) {
    set(folio, FLAGS, get(folio, FLAGS) & ~flag);
  }

  /** The sum, over the folio's pages, of the entries that say dirty. */
  long dirtyEntries(int folio) {
    return get(folio, DIRTY_ENTRIES);
  }

  void addDirtyEntries(int folio, int delta) {
    set(folio, DIRTY_ENTRIES, get(folio, DIRTY_ENTRIES) + delta);
  }

  /** The number of CPUs that have the folio in hand. */
  public long hands(int folio) {
    return get(folio, HANDS);
  }

  void addHands(int folio, int delta) {
    set(folio, HANDS, get(folio, HANDS) + delta);
  }

  private long get(long page, int cell) {
    return store.get(firstWord + (page - frames.dataFirst()) * WORDS + cell);
  }

  private void set(long page, int cell, long value) {
    store.set(firstWord + (page - frames.dataFirst()) * WORDS + cell, value);
  }
}
