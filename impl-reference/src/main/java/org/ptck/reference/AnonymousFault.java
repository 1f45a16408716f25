package org.ptck.reference;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.Permission;

/** Populates private anonymous memory on first touch, with as large a folio as fits. */
final class AnonymousFault {

  private final Kernel kernel;
  private final LeafWords words;

  AnonymousFault(Kernel kernel) {
    this.kernel = kernel;
    this.words = new LeafWords(kernel);
  }

  /** Maps zeroed pages around the address; false when memory has run out. The table is locked. */
  boolean populate(
      AddressSpace space, Mapping mapping, long table, long address, Access access) {
    int zeroPage = kernel.zeroPage().page();
    if (access == Access.READ && zeroPage != 0) {
      long entry = kernel.geometry().entryAddress(0, table, address);
      kernel.entries().set(space.id(), address, entry, words.read(zeroPage), 1);
      return true;
    }
    return populateFresh(space, mapping, table, address, access);
  }

  private boolean populateFresh(
      AddressSpace space, Mapping mapping, long table, long address, Access access) {
    Hardware hardware = kernel.hardware();
    int order = orderThatFits(space, mapping, table, address);
    int folio = hardware.folioAllocate(order);
    if (folio == 0 && order > 0) {
      order = 0;
      folio = hardware.folioAllocate(order);
    }
    if (folio == 0) {
      return false;
    }
    int pageCount = 1 << order;
    for (int page = folio; page < folio + pageCount; page++) {
      hardware.pageZero(page);
    }
    if (pageCount > 1) {
      // The first page's reference is the one that allocation gave.
      hardware.referencesAdd(folio, pageCount - 1);
    }
    kernel.pageReuse().mappingFresh(folio, pageCount);
    kernel.mappedPages().mapping(space, folio, pageCount);
    hardware.exclusiveSet(folio, pageCount);
    long start = windowStart(address, order);
    long entry = kernel.geometry().entryAddress(0, table, start);
    long word = word(folio, mapping.permission(), access);
    kernel.entries().set(space.id(), start, entry, word, pageCount);
    return true;
  }

  private long word(int page, Permission permission, Access access) {
    Architecture architecture = kernel.architecture();
    long word = words.read(page);
    if (permission == Permission.READ_WRITE) {
      word = architecture.makeWritable(word);
    }
    return access == Access.WRITE ? architecture.makeDirty(word) : word;
  }

  /** The largest order whose aligned window lies in mapping and table and is empty. */
  private int orderThatFits(AddressSpace space, Mapping mapping, long table, long address) {
    Geometry geometry = kernel.geometry();
    int order = Math.min(mapping.order(), geometry.spanShift(1) - geometry.pageShift());
    while (order > 0 && !fits(space, mapping, table, windowStart(address, order), order)) {
      order--;
    }
    return order;
  }

  private boolean fits(AddressSpace space, Mapping mapping, long table, long start, int order) {
    long end = kernel.end(start, 1L << order);
    if (start < mapping.start() || end > mapping.end()) {
      return false;
    }
    Geometry geometry = kernel.geometry();
    for (long at = start; at < end; at += geometry.pageBytes()) {
      long entry = geometry.entryAddress(0, table, at);
      if (!kernel.architecture().isEmpty(kernel.entries().get(space.id(), at, entry))) {
        return false;
      }
    }
    return true;
  }

  private long windowStart(long address, int order) {
    return address & -(kernel.geometry().pageBytes() << order);
  }
}
