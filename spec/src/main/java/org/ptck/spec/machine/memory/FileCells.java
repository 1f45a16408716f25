package org.ptck.spec.machine.memory;

import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.FileMemory;

/**
 * What storage holds of each page of each file, and which page of memory caches it.
 *
 * <p>Files and their pages are valid, checked by the caller. A stamp is kept as its difference from
 * the initial one, so that a file that nobody stored to takes no time to reset.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FileCells {

  private static final int STAMP = 0;
  private static final int HOLDER = 1;
  private static final int WORDS = 2;

  private final Store store;
  private final long firstWord;

  /** The cells, from {@code firstWord} of the store on. */
  public FileCells(Store store, long firstWord) {
    this.store = store;
    this.firstWord = firstWord;
  }

  /** The words of a store that the cells take. */
  public static long wordCount() {
    return (long) FileMemory.FILE_COUNT * FileMemory.FILE_PAGE_COUNT * WORDS;
  }

  /** Whether the file has such a page. */
  public static boolean isFilePage(int file, long fileIndex) {
    return file >= 0
        && file < FileMemory.FILE_COUNT
        && fileIndex >= 0
        && fileIndex < FileMemory.FILE_PAGE_COUNT;
  }

  /** What storage holds of the page. */
  public long stamp(int file, int fileIndex) {
    return store.get(index(file, fileIndex, STAMP)) + FileMemory.initialStamp(file, fileIndex);
  }

  /** Makes data durable. */
  public void setStamp(int file, int fileIndex, long stamp) {
    store.set(index(file, fileIndex, STAMP), stamp - FileMemory.initialStamp(file, fileIndex));
  }

  /** The page of memory that caches the page of the file; 0 if none. */
  public int holder(int file, int fileIndex) {
    return (int) store.get(index(file, fileIndex, HOLDER));
  }

  /** Says which page of memory caches the page of the file; 0 for none. */
  public void setHolder(int file, int fileIndex, int page) {
    store.set(index(file, fileIndex, HOLDER), page);
  }

  /** The first page of the file, from the index on, that may be cached; the file's end if none. */
  int nextUsed(int file, int fileIndex) {
    long end = index(file, FileMemory.FILE_PAGE_COUNT, 0);
    long next = store.nextUsed(index(file, fileIndex, 0), end);
    return fileIndex + (int) ((next - index(file, fileIndex, 0)) / WORDS);
  }

  private long index(int file, int fileIndex, int cell) {
    return firstWord + ((long) file * FileMemory.FILE_PAGE_COUNT + fileIndex) * WORDS + cell;
  }
}
