package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * Files: their pages on storage, and which folios cache them.
 *
 * <p>Every file exists and has {@link #FILE_PAGE_COUNT} pages. The machine records which folio
 * caches what; finding it again is the implementation's own affair.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FileMemory {

  /** The number of files. */
  int FILE_COUNT = 4;

  /** The number of pages of every file. */
  int FILE_PAGE_COUNT = 512;

  /** What a page of a file holds on storage before anything was stored to it; unique, below -1. */
  static long initialStamp(int file, long fileIndex) {
    return -2 - ((long) file * FILE_PAGE_COUNT + fileIndex);
  }

  /**
   * Declares that a folio caches consecutive pages of a file. Until its data was read or written,
   * nothing is held against it. The cache holds one reference for each page of the folio, which the
   * implementation counts.
   *
   * @param fileIndex the page of the file that the folio's first page caches; a multiple of the
   *   folio's pages
   */
  void cacheAdd(int file, int fileIndex, int folio);

  /** Declares that a folio caches nothing any more. */
  void cacheRemove(int folio);

  /** Fills a page with what storage holds of a page of a file. */
  void storageRead(int file, int fileIndex, int page);

  /**
   * Takes the data of a folio that caches a file, to be made durable: the folio is under write-back
   * until {@link #storeEnd}. What is stored to it later is not part of it.
   */
  void storeBegin(int folio);

  /** Makes the data taken by {@link #storeBegin} durable. */
  void storeEnd(int folio);

  /** Whether the folio is marked dirty. */
  boolean isFolioDirty(int folio);

  /** Marks the folio dirty: some of its data may be on storage differently, or not at all. */
  void folioDirtySet(int folio);

  /** Atomically takes the dirty mark from the folio; returns whether it was there. */
  boolean folioDirtyTestAndClear(int folio);
}
