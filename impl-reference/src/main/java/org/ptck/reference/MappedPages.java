package org.ptck.reference;

import org.ptck.spec.fact.ResidentCounters;

/**
 * Counts pages that entries map: mapcounts, resident counters, references. A page of zeroes is
 * counted nowhere.
 */
final class MappedPages {

  private final Kernel kernel;

  MappedPages(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Entries for consecutive pages of one folio are about to be set; they have references. */
  void mapping(AddressSpace space, int page, int pageCount) {
    kernel.hardware().mapcountAdd(page, pageCount);
    resident(space, page, pageCount);
  }

  /** As {@link #mapping}, mapcounts aside: somebody counted those. */
  void resident(AddressSpace space, int page, int pageCount) {
    kernel.hardware().residentAdd(space.number(), kind(page), pageCount);
  }

  /** Entries of consecutive pages of one folio were cleared; the lock of their table is held. */
  void cleared(AddressSpace space, int page, int pageCount) {
    if (isCounted(page)) {
      kernel.rmapRemoval().cleared(page, pageCount);
      kernel.hardware().residentSubtract(space.number(), kind(page), pageCount);
    }
  }

  /** Drops the references of entries that were cleared and flushed. */
  void release(int page, int pageCount) {
    if (isCounted(page)) {
      kernel.rmapRemoval().releasing(page, pageCount);
      kernel.folioReferences().drop(kernel.hardware().folioOf(page), pageCount);
    }
  }

  private boolean isCounted(int page) {
    return page != kernel.zeroPage().page();
  }

  private int kind(int page) {
    return kernel.pageCache().caches(page) ? ResidentCounters.FILE : ResidentCounters.ANONYMOUS;
  }
}
