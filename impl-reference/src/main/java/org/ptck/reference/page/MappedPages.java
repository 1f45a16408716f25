package org.ptck.reference.page;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.PageCache;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.ResidentCounters;

/**
 * Counts pages that entries map: mapcounts, resident counters, references. A page of zeroes is
 * counted nowhere.
 */
public final class MappedPages {

  private final Hardware hardware;
  private final PageCache pageCache;
  private final ZeroPage zeroPage;
  private final RmapRemoval rmapRemoval;
  private final FolioReferences references;

  /** Counts in the machine, pages of files and others apart. */
  public MappedPages(
      Hardware hardware,
      PageCache pageCache,
      ZeroPage zeroPage,
      RmapRemoval rmapRemoval,
      FolioReferences references) {
    this.hardware = hardware;
    this.pageCache = pageCache;
    this.zeroPage = zeroPage;
    this.rmapRemoval = rmapRemoval;
    this.references = references;
  }

  /** Whether a page that is mapped caches a file. */
  public boolean isOfFile(int page) {
    return pageCache.caches(page);
  }

  /** Whether a page that is mapped is the anonymous memory of spaces. */
  public boolean isAnonymous(int page) {
    return !isOfFile(page) && isCounted(page);
  }

  /** Entries for consecutive pages of one folio are about to be set; they have references. */
  public void mapping(AddressSpace space, int page, int pageCount) {
    hardware.mapcountAdd(page, pageCount);
    resident(space, page, pageCount);
  }

  /** As {@link #mapping}, mapcounts aside: somebody counted those. */
  public void resident(AddressSpace space, int page, int pageCount) {
    hardware.residentAdd(space.number(), kind(page), pageCount);
  }

  /** Entries of consecutive pages of one folio were cleared; the lock of their table is held. */
  public void cleared(AddressSpace space, int page, int pageCount) {
    if (isCounted(page)) {
      rmapRemoval.cleared(page, pageCount);
      hardware.residentSubtract(space.number(), kind(page), pageCount);
    }
  }

  /** Drops the references of entries that were cleared and flushed. */
  public void release(int page, int pageCount) {
    if (isCounted(page)) {
      rmapRemoval.releasing(page, pageCount);
      references.drop(hardware.folioOf(page), pageCount);
    }
  }

  private boolean isCounted(int page) {
    return page != zeroPage.page();
  }

  private int kind(int page) {
    return isOfFile(page) ? ResidentCounters.FILE : ResidentCounters.ANONYMOUS;
  }
}
