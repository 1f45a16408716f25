package org.ptck.conformance.foreign.memory;

import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.ResidentCounters;

/**
 * Folios of private anonymous memory: each page is mapped at most once, each mapping holds one
 * reference, and both are counted in the machine.
 */
final class Folios {

  private final Hardware hardware;

  Folios(Hardware hardware) {
    this.hardware = hardware;
  }

  /** A folio with a reference for each of its pages; 0 when memory has run out. */
  int allocate(int order) {
    int folio = hardware.folioAllocate(order);
    if (folio != 0 && order > 0) {
      // The first page's reference is the one that allocation gave.
      hardware.referencesAdd(folio, (1 << order) - 1);
    }
    return folio;
  }

  /** Frees a folio that was never mapped. */
  void free(int folio, int pageCount) {
    hardware.referencesSubtract(folio, pageCount);
    hardware.folioFree(folio);
  }

  /** Fills all pages of a folio with zeroes. */
  void zero(int folio, int order) {
    for (int page = folio; page < folio + (1 << order); page++) {
      hardware.pageZero(page);
    }
  }

  /** Copies a page to a folio of one page. */
  void copy(int source, int folio) {
    hardware.pageCopy(source, folio);
    // The copy holds what no entry of its own was ever dirtied by.
    hardware.folioDirtySet(folio);
  }

  /** Pages of a folio were mapped in a space. */
  void mapped(int space, int page, int pageCount) {
    hardware.mapcountAdd(page, pageCount);
    hardware.residentAdd(space, ResidentCounters.ANONYMOUS, pageCount);
  }

  /** A page is mapped no more, and no CPU can reach it; the folio goes with its last page. */
  void release(int space, int page) {
    hardware.mapcountSubtract(page, 1);
    hardware.residentSubtract(space, ResidentCounters.ANONYMOUS, 1);
    int folio = hardware.folioOf(page);
    if (hardware.referencesSubtract(folio, 1) == 0) {
      hardware.folioFree(folio);
    }
  }
}
