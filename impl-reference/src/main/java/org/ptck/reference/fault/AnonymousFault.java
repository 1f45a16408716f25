package org.ptck.reference.fault;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.copy.PageReuse;
import org.ptck.reference.page.MappedPages;
import org.ptck.reference.page.ZeroPage;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.LeafWords;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;

/** Populates private anonymous memory on first touch, with as large a folio as fits. */
public final class AnonymousFault {

  private final Geometry geometry;
  private final Architecture architecture;
  private final Hardware hardware;
  private final EntryOperations entries;
  private final PageArithmetic pages;
  private final LeafWords words;
  private final MappedPages mappedPages;
  private final ZeroPage zeroPage;
  private final PageReuse reuse;

  /** Populates with fresh folios of the machine. */
  public AnonymousFault(
      Platform platform,
      LeafWords words,
      MappedPages mappedPages,
      ZeroPage zeroPage,
      PageReuse reuse) {
    this.geometry = platform.geometry();
    this.architecture = platform.architecture();
    this.hardware = platform.hardware();
    this.entries = platform.entries();
    this.pages = platform.pages();
    this.words = words;
    this.mappedPages = mappedPages;
    this.zeroPage = zeroPage;
    this.reuse = reuse;
  }

  /** Maps zeroed pages around the address; false when memory has run out. The table is locked. */
  boolean populate(
      AddressSpace space, Mapping mapping, long table, long address, Access access) {
    int zeroes = zeroPage.page();
    if (access != Access.WRITE && zeroes != 0) {
      long entry = geometry.entryAddress(0, table, address);
      entries.set(space.id(), 0, address, entry, words.read(zeroes, mapping.isExecutable()), 1);
      return true;
    }
    return populateFresh(space, mapping, table, address, access);
  }

  private boolean populateFresh(
      AddressSpace space, Mapping mapping, long table, long address, Access access) {
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
    reuse.mappingFresh(folio, pageCount);
    mappedPages.mapping(space, folio, pageCount);
    hardware.exclusiveSet(folio, pageCount);
    long start = windowStart(address, order);
    long entry = geometry.entryAddress(0, table, start);
    long word = word(folio, mapping, access);
    entries.set(space.id(), 0, start, entry, word, pageCount);
    return true;
  }

  private long word(int page, Mapping mapping, Access access) {
    long word = words.read(page, mapping.isExecutable());
    if (mapping.permission().permits(Access.WRITE)) {
      word = architecture.makeWritable(word);
    }
    return access == Access.WRITE ? architecture.makeDirty(word) : word;
  }

  /** The largest order whose aligned window lies in mapping and table and is empty. */
  private int orderThatFits(AddressSpace space, Mapping mapping, long table, long address) {
    int order = Math.min(mapping.order(), geometry.spanShift(1) - geometry.pageShift());
    while (order > 0 && !fits(space, mapping, table, windowStart(address, order), order)) {
      order--;
    }
    return order;
  }

  private boolean fits(AddressSpace space, Mapping mapping, long table, long start, int order) {
    long end = pages.end(start, 1L << order);
    if (start < mapping.start() || end > mapping.end()) {
      return false;
    }
    for (long at = start; at < end; at += geometry.pageBytes()) {
      long entry = geometry.entryAddress(0, table, at);
      if (!architecture.isEmpty(entries.get(space.id(), 0, at, entry))) {
        return false;
      }
    }
    return true;
  }

  private long windowStart(long address, int order) {
    return address & -(geometry.pageBytes() << order);
  }
}
