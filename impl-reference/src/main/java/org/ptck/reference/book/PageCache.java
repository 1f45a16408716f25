package org.ptck.reference.book;

import java.util.Arrays;
import java.util.BitSet;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * The folios that cache pages of files. What is cached stays cached, and the cache holds one
 * reference for each page.
 *
 * <p>The lock of a file guards what is cached of it. Whether a page caches a file at all is settled
 * before the first entry maps it: whoever found it in an entry may ask without that lock.
 */
public final class PageCache {

  private final Geometry geometry;
  private final Hardware hardware;

  private final CachedFile[] files = new CachedFile[FileMemory.FILE_COUNT];

  private final BitSet caching = new BitSet();

  PageCache(Platform platform) {
    this.geometry = platform.geometry();
    this.hardware = platform.hardware();
    Arrays.fill(files, CachedFile.NOTHING);
  }

  /** Whether a page that is mapped caches a file. */
  public boolean caches(int page) {
    return caching.get(page);
  }

  /** The page that caches a page of a file; 0 if none does. The lock of the file is held. */
  public int page(int file, int fileIndex) {
    return files[file].page(fileIndex);
  }

  /**
   * The page that caches a page of a file, read from storage if need be. The lock of the file is
   * held.
   *
   * @param order the largest folio to read, as log2 of pages
   * @return 0 when memory has run out
   */
  public int pageRead(int file, int fileIndex, int order) {
    if (page(file, fileIndex) == 0) {
      readIn(file, fileIndex, orderThatFits(file, fileIndex, order));
    }
    return page(file, fileIndex);
  }

  /** Meets the folios that cache a file, in the order of its pages. The file is locked. */
  public void forEachFolio(int file, FolioVisitor visitor) {
    int index = 0;
    while (index < FileMemory.FILE_PAGE_COUNT) {
      int folio = page(file, index);
      if (folio == 0) {
        index++;
      } else {
        visitor.visit(index, folio);
        index += 1 << hardware.folioOrder(folio);
      }
    }
  }

  /** Meets a folio and the page of the file that its first page caches. */
  public interface FolioVisitor {
    void visit(int fileIndex, int folio);
  }

  /** The largest order whose aligned window of the file is not cached in any part. */
  private int orderThatFits(int file, int fileIndex, int orderMax) {
    // Larger folios than one leaf table maps would be no use.
    int order = Math.min(orderMax, geometry.spanShift(1) - geometry.pageShift());
    while (order > 0 && isCachedInPart(file, windowStart(fileIndex, order), 1 << order)) {
      order--;
    }
    return order;
  }

  private boolean isCachedInPart(int file, int fileIndex, int pageCount) {
    for (int index = fileIndex; index < fileIndex + pageCount; index++) {
      if (page(file, index) != 0) {
        return true;
      }
    }
    return false;
  }

  private void readIn(int file, int fileIndex, int orderWanted) {
    int order = orderWanted;
    int folio = hardware.folioAllocate(order);
    if (folio == 0 && order > 0) {
      order = 0;
      folio = hardware.folioAllocate(order);
    }
    if (folio == 0) {
      return;
    }
    int pageCount = 1 << order;
    if (pageCount > 1) {
      // The first page's reference is the one that allocation gave.
      hardware.referencesAdd(folio, pageCount - 1);
    }
    if (files[file] == CachedFile.NOTHING) {
      files[file] = new CachedFile();
    }
    int first = windowStart(fileIndex, order);
    hardware.cacheAdd(file, first, folio);
    for (int i = 0; i < pageCount; i++) {
      hardware.storageRead(file, first + i, folio + i);
      files[file].add(first + i, folio + i);
    }
    caching.set(folio, folio + pageCount);
  }

  private static int windowStart(int fileIndex, int order) {
    return fileIndex & -(1 << order);
  }
}
