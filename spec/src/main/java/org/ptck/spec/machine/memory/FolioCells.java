package org.ptck.spec.machine.memory;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The counters, marks and data stamps of pages and folios, and the allocator of folios.
 *
 * <p>Page and folio numbers given are valid, checked by the caller.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FolioCells {

  /** The largest folio, as log2 of its pages. */
  public static final int ORDER_MAX = 9;

  /** What an allocated page holds before anybody wrote to it: never a stamp of a scenario. */
  public static final long GARBAGE = -1;

  private static final int REFERENCES = 0;
  private static final int FOLIO_MAPCOUNT = 1;
  private static final int MAPCOUNT = 2;
  private static final int STATE = 3;
  private static final int STAMP = 4;
  private static final int WORDS = 5;

  private static final long ALLOCATED = 1;
  private static final long EXCLUSIVE = 2;
  private static final long RESERVED = 4;
  private static final int ORDER_SHIFT = 4;
  private static final int HEAD_SHIFT = 8;

  private final FrameMap frames;
  private final Store store;
  private final long firstWord;
  private final @Nullable MappedPages mapped;
  private final FreeList[] freed = new FreeList[ORDER_MAX + 1];
  private int untouched;
  private int eitherEnd;
  private final int[] regionEnds;
  private int allocatedCount;

  /** The cells, from {@code firstWord} of the store on; the data of pages is in them. */
  public FolioCells(FrameMap frames, Store store, long firstWord) {
    this(frames, store, firstWord, null);
  }

  /**
   * The cells, from {@code firstWord} of the store on.
   *
   * @param mapped where the data of pages lies; the cells then hold what it was when it was last
   *   looked at. Null if the cells are all there is
   */
  public FolioCells(
      FrameMap frames, Store store, long firstWord, @Nullable MappedPages mapped) {
    this.frames = frames;
    this.store = store;
    this.firstWord = firstWord;
    this.mapped = mapped;
    Arrays.setAll(freed, order -> new FreeList());
    this.untouched = frames.dataFirst();
    this.eitherEnd = frames.eitherFirst();
    this.regionEnds = new int[frames.regions().size()];
    forgetRegions();
  }

  /** The words of a store that the cells of such a machine take. */
  public static long wordCount(FrameMap frames) {
    return (long) frames.pageCount() * WORDS;
  }

  /** Allocates a folio with one reference and unspecified data; 0 when there is none. */
  public int allocate(int order) {
    int pageCount = 1 << order;
    int folio = (untouched + pageCount - 1) & -pageCount;
    if (folio + pageCount <= frames.eitherFirst()) {
      // Smaller folios find the pages skipped for alignment here, once nothing else is left.
      for (int page = untouched; page < folio; page++) {
        freed[0].add(page);
      }
      untouched = folio + pageCount;
    } else {
      folio = freed[order].poll();
      forgetMappings(folio, folio == 0 ? 0 : pageCount);
    }
    if (folio != 0) {
      begin(folio, order);
    }
    return folio;
  }

  /** Allocates such a folio in a region, the first that is free; 0 when there is none. */
  public int allocatePlaced(int region, int order) {
    int pageCount = 1 << order;
    int end = frames.regionEnd(region);
    int folio = aligned(frames.regionFirst(region), order);
    int page = folio;
    while (page < folio + pageCount && folio + pageCount <= end) {
      if (isAllocated(page)) {
        folio = aligned(folioOf(page) + (1 << order(page)), order);
        page = folio;
      } else {
        page++;
      }
    }
    if (folio + pageCount > end) {
      return 0;
    }
    noteAllocated(folio, order);
    return folio;
  }

  private static int aligned(int page, int order) {
    return (page + (1 << order) - 1) & -(1 << order);
  }

  /** Notes that somebody else's allocator has handed out these pages, as {@link #allocate} does. */
  public void noteAllocated(int folio, int order) {
    forgetMappings(folio, 1 << order);
    begin(folio, order);
  }

  /**
   * A frame that is neither table nor page yet is allocated: it can be counted.
   */
  public void prepare(int page) {
    set(page, STATE, 0);
    set(page, STAMP, GARBAGE);
    set(page, REFERENCES, 1);
    forgetMappings(page, 1);
    eitherEnd = Math.max(eitherEnd, page + 1);
  }

  /** It is a folio of one page from now on, with the data that it holds. */
  public void beginPage(int page) {
    allocatedCount++;
    set(page, STATE, ((long) page << HEAD_SHIFT) | ALLOCATED);
  }

  private void begin(int folio, int order) {
    allocatedCount++;
    if (frames.isPlaced(folio)) {
      noteUsed(folio + (1 << order));
    }
    for (int page = folio; page < folio + (1 << order); page++) {
      set(page, STATE, ((long) folio << HEAD_SHIFT) | ((long) order << ORDER_SHIFT) | ALLOCATED);
      setStamp(page, GARBAGE);
    }
    set(folio, REFERENCES, 1);
  }

  private void noteUsed(int end) {
    for (int region = 0; region < regionEnds.length; region++) {
      if (end <= frames.regionEnd(region) && end > frames.regionFirst(region)) {
        regionEnds[region] = Math.max(regionEnds[region], end);
      }
    }
  }

  private void forgetRegions() {
    Arrays.setAll(regionEnds, frames::regionFirst);
  }

  private void forgetMappings(int folio, int pageCount) {
    for (int page = folio; page < folio + pageCount; page++) {
      set(page, MAPCOUNT, 0);
      set(page, FOLIO_MAPCOUNT, 0);
    }
  }

  /** Frees an allocated folio; its counters stay as they are. */
  public void free(int folio) {
    boolean reserved = isReserved(folio);
    int order = order(folio);
    for (int page = folio; page < folio + (1 << order); page++) {
      set(page, STATE, get(page, STATE) & ~(ALLOCATED | EXCLUSIVE | RESERVED));
    }
    if (folio < frames.eitherFirst()) {
      freed[order].add(folio);
    }
    allocatedCount -= reserved ? 0 : 1;
  }

  /** The number of folios that are allocated and not reserved. */
  public int allocatedCount() {
    return allocatedCount;
  }

  /** Declares an allocated folio to be the implementation's own. */
  public void reserve(int folio) {
    if (!isReserved(folio)) {
      for (int page = folio; page < folio + (1 << order(folio)); page++) {
        set(page, STATE, get(page, STATE) | RESERVED);
      }
      allocatedCount--;
    }
  }

  /** Whether the page belongs to a folio that the implementation declared its own. */
  public boolean isReserved(int page) {
    return (get(page, STATE) & RESERVED) != 0;
  }

  /** Whether the page belongs to an allocated folio. */
  public boolean isAllocated(int page) {
    return (get(page, STATE) & ALLOCATED) != 0;
  }

  /** The folio that the page belongs to, or belonged to last; the page itself before that. */
  public int folioOf(int page) {
    int head = (int) (get(page, STATE) >>> HEAD_SHIFT);
    return head == 0 ? page : head;
  }

  /** The order of the folio that the page belongs to, or belonged to last. */
  public int order(int page) {
    return (int) (get(page, STATE) >>> ORDER_SHIFT) & 0xf;
  }

  /** The reference count of the folio. */
  public int references(int folio) {
    return (int) get(folio, REFERENCES);
  }

  /** Sets the reference count of the folio. */
  public void setReferences(int folio, int count) {
    set(folio, REFERENCES, count);
  }

  /** The mapcount of the page. */
  public int mapcount(int page) {
    return (int) get(page, MAPCOUNT);
  }

  /** The sum of the mapcounts of the folio's pages. */
  public int folioMapcount(int folio) {
    return (int) get(folio, FOLIO_MAPCOUNT);
  }

  /** Adds to the mapcounts of consecutive pages of one folio. */
  public void addMapcount(int folio, int page, int pageCount, int delta) {
    for (int i = page; i < page + pageCount; i++) {
      set(i, MAPCOUNT, get(i, MAPCOUNT) + delta);
    }
    set(folio, FOLIO_MAPCOUNT, get(folio, FOLIO_MAPCOUNT) + (long) delta * pageCount);
  }

  /** Whether the page carries the exclusive mark. */
  public boolean isExclusive(int page) {
    return (get(page, STATE) & EXCLUSIVE) != 0;
  }

  /** Sets or clears the exclusive mark of the page. */
  public void setExclusive(int page, boolean exclusive) {
    long state = get(page, STATE);
    set(page, STATE, exclusive ? state | EXCLUSIVE : state & ~EXCLUSIVE);
  }

  /** The data of the page, as the stamp of the last store. */
  public long stamp(int page) {
    return get(page, STAMP);
  }

  /** Replaces the data of the page. */
  public void setStamp(int page, long stamp) {
    set(page, STAMP, stamp);
    if (mapped != null) {
      mapped.fill(page, stamp);
    }
  }

  /** Copies the data of a page to another and returns its stamp. */
  public long copyStamp(int source, int target) {
    long stamp = stamp(source);
    if (mapped != null && source != target) {
      mapped.copy(source, target);
      stamp = mapped.stamp(target);
    }
    set(target, STAMP, stamp);
    return stamp;
  }

  /** Notes the stamp that was found in the memory of the page. */
  public void noteStamp(int page, long stamp) {
    set(page, STAMP, stamp);
  }

  /**
   * The first page, from {@code page} on, that was ever allocated or skipped for alignment; 0 if
   * there is none.
   */
  public int firstUsed(int page) {
    if (page < untouched) {
      return Math.max(page, frames.dataFirst());
    }
    int either = Math.max(page, frames.eitherFirst());
    return either < eitherEnd ? either : regionEnds.length == 0 ? 0 : firstPlaced(page);
  }

  /** The nearest page, from {@code page} on, up to which a region was ever used; 0 for none. */
  private int firstPlaced(int page) {
    int nearest = 0;
    for (int region = 0; region < regionEnds.length; region++) {
      int first = Math.max(page, frames.regionFirst(region));
      if (first < regionEnds[region] && (nearest == 0 || first < nearest)) {
        nearest = first;
      }
    }
    return nearest;
  }

  /** Whether the page belongs to no folio any more. */
  public boolean isFreed(int page) {
    return get(page, STATE) >>> HEAD_SHIFT != 0 && !isAllocated(page);
  }

  /** Forgets everything; the store itself is reset by its owner. */
  public void reset() {
    untouched = frames.dataFirst();
    eitherEnd = frames.eitherFirst();
    forgetRegions();
    allocatedCount = 0;
    for (FreeList list : freed) {
      list.clear();
    }
  }

  private long get(int page, int cell) {
    return store.get(firstWord + (long) (page - frames.dataFirst()) * WORDS + cell);
  }

  private void set(int page, int cell, long value) {
    store.set(firstWord + (long) (page - frames.dataFirst()) * WORDS + cell, value);
  }
}
