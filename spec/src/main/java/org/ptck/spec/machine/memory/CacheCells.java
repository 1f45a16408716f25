package org.ptck.spec.machine.memory;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.FileMemory;

/**
 * The page cache: what each folio caches, whether it is marked dirty, and the data taken from it
 * for write-back.
 *
 * <p>Page and folio numbers given are valid, checked by the caller.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CacheCells {

  private static final int BACKING = 0;
  private static final int MARKS = 1;
  private static final int TAKEN = 2;
  private static final int WORDS = 3;

  private static final long DIRTY = 1;
  private static final long UNDER_WRITE_BACK = 2;

  private final FrameMap frames;
  private final FolioCells folios;
  private final FileCells files;
  private final Store store;
  private final long firstWord;
  private int cachedCount;

  /** The cells, from {@code firstWord} of the store on. */
  public CacheCells(
      FrameMap frames, FolioCells folios, FileCells files, Store store, long firstWord) {
    this.frames = frames;
    this.folios = folios;
    this.files = files;
    this.store = store;
    this.firstWord = firstWord;
  }

  /** The words of a store that the cells of such a machine take. */
  public static long wordCount(FrameMap frames) {
    return (long) frames.pageCount() * WORDS;
  }

  /** Whether the page belongs to a folio that caches a file. */
  public boolean isCached(int page) {
    return backing(page) != 0;
  }

  /** The file that the page caches; -1 if none. */
  public int fileOf(int page) {
    long backing = backing(page);
    return backing == 0 ? -1 : (int) ((backing - 1) / FileMemory.FILE_PAGE_COUNT);
  }

  /** The page of the file that the page caches; -1 if none. */
  public int fileIndexOf(int page) {
    long backing = backing(page);
    return backing == 0
        ? -1
        : (int) ((backing - 1) % FileMemory.FILE_PAGE_COUNT) + page - folios.folioOf(page);
  }

  /** Whether a page of the range of the file is cached. */
  public boolean isAnyHeld(int file, int fileIndex, int pageCount) {
    for (int i = fileIndex; i < fileIndex + pageCount; i++) {
      if (files.holder(file, i) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The folio caches pages of a file from now on. */
  public void add(int folio, int file, int fileIndex) {
    set(folio, BACKING, 1 + (long) file * FileMemory.FILE_PAGE_COUNT + fileIndex);
    hold(folio, file, fileIndex, true);
    cachedCount++;
  }

  /** The folio caches nothing from now on; what was taken for write-back is given up. */
  public void remove(int folio) {
    hold(folio, fileOf(folio), fileIndexOf(folio), false);
    set(folio, BACKING, 0);
    set(folio, MARKS, get(folio, MARKS) & ~UNDER_WRITE_BACK);
    cachedCount--;
  }

  private void hold(int folio, int file, int fileIndex, boolean held) {
    for (int i = 0; i < 1 << folios.order(folio); i++) {
      files.setHolder(file, fileIndex + i, held ? folio + i : 0);
    }
  }

  /** The folio is freed: nothing is remembered of it. */
  public void forget(int folio) {
    if (get(folio, BACKING) != 0) {
      remove(folio);
    }
    if (get(folio, MARKS) != 0) {
      set(folio, MARKS, 0);
    }
  }

  /** Whether the folio is marked dirty. */
  public boolean isDirty(int folio) {
    return (get(folio, MARKS) & DIRTY) != 0;
  }

  /** Marks the folio dirty or clean; returns whether it was dirty. */
  public boolean setDirty(int folio, boolean dirty) {
    long marks = get(folio, MARKS);
    set(folio, MARKS, dirty ? marks | DIRTY : marks & ~DIRTY);
    return (marks & DIRTY) != 0;
  }

  /** Whether data of the folio was taken and is not durable yet. */
  public boolean isUnderWriteBack(int folio) {
    return (get(folio, MARKS) & UNDER_WRITE_BACK) != 0;
  }

  /** Takes the data of a cached folio. */
  public void beginStore(int folio) {
    set(folio, MARKS, get(folio, MARKS) | UNDER_WRITE_BACK);
    for (int page = folio; page < folio + (1 << folios.order(folio)); page++) {
      set(page, TAKEN, folios.stamp(page));
    }
  }

  /** Makes the data taken durable. */
  public void endStore(int folio) {
    set(folio, MARKS, get(folio, MARKS) & ~UNDER_WRITE_BACK);
    int file = fileOf(folio);
    int fileIndex = fileIndexOf(folio);
    for (int i = 0; i < 1 << folios.order(folio); i++) {
      files.setStamp(file, fileIndex + i, get(folio + i, TAKEN));
    }
  }

  /** The folios that cache files, in the order of what they cache. */
  public long[] folios() {
    long[] found = new long[cachedCount];
    int count = 0;
    for (int file = 0; file < FileMemory.FILE_COUNT && count < cachedCount; file++) {
      int index = files.nextUsed(file, 0);
      while (index < FileMemory.FILE_PAGE_COUNT) {
        int page = files.holder(file, index);
        if (page != 0 && folios.folioOf(page) == page) {
          found[count++] = page;
        }
        index = files.nextUsed(file, index + 1);
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The number of folios that cache files and are not the implementation's own. */
  public int countUnreserved() {
    int count = 0;
    for (long folio : folios()) {
      count += folios.isReserved((int) folio) ? 0 : 1;
    }
    return count;
  }

  /** Forgets everything; the store itself is reset by its owner. */
  public void reset() {
    cachedCount = 0;
  }

  private long backing(int page) {
    return get(folios.folioOf(page), BACKING);
  }

  private long get(int page, int cell) {
    return store.get(firstWord + (long) (page - frames.dataFirst()) * WORDS + cell);
  }

  private void set(int page, int cell, long value) {
    store.set(firstWord + (long) (page - frames.dataFirst()) * WORDS + cell, value);
  }
}
