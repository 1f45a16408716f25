package org.ptck.reference.fault;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.FileBacking;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.PageCache;
import org.ptck.reference.copy.PrivateCopy;
import org.ptck.reference.page.MappedPages;
import org.ptck.reference.platform.PageArithmetic;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.LeafWords;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.FolioMemory;

/**
 * Populates mappings of files on first touch, from the page cache.
 *
 * <p>Pages of the cache are mapped clean and write-protected, so that a fault tells of the first
 * store (write-notify). A first touch that stores to a private mapping maps a copy at once.
 */
public final class FileFault {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FolioMemory memory;
  private final EntryOperations entries;
  private final PageArithmetic pages;
  private final PageCache pageCache;
  private final LeafWords words;
  private final MappedPages mappedPages;
  private final PrivateCopy copies;

  /** Populates from that page cache. */
  public FileFault(
      Platform platform,
      PageCache pageCache,
      LeafWords words,
      MappedPages mappedPages,
      PrivateCopy copies) {
    this.geometry = platform.geometry();
    this.architecture = platform.architecture();
    this.memory = platform.hardware();
    this.entries = platform.entries();
    this.pages = platform.pages();
    this.pageCache = pageCache;
    this.words = words;
    this.mappedPages = mappedPages;
    this.copies = copies;
  }

  /**
   * Maps what the file holds at the address; false when memory has run out. The file and the table
   * are locked.
   */
  boolean populate(
      AddressSpace space,
      Mapping mapping,
      FileBacking file,
      long table,
      long address,
      Access access) {
    int index = pages.fileIndex(file.offset() + (address - mapping.start()));
    int page = pageCache.pageRead(file.file(), index, mapping.order());
    if (page == 0) {
      return false;
    }
    if (access != Access.WRITE) {
      mapAround(space, mapping, table, address, page);
      return true;
    }
    return mapping.isShared()
        ? mapForStore(space, mapping, table, address, page)
        : mapCopy(space, mapping, table, address, page);
  }

  /** Maps as much of the folio as lies in mapping and table and has empty entries, for loads. */
  private void mapAround(
      AddressSpace space, Mapping mapping, long table, long address, int page) {
    long pageBytes = geometry.pageBytes();
    int folio = memory.folioOf(page);
    int folioEnd = folio + (1 << memory.folioOrder(folio));
    long tableStart = address & -geometry.spanBytes(1);
    long floor = Math.max(mapping.start(), tableStart);
    long ceiling = Math.min(mapping.end(), tableStart + geometry.spanBytes(1));
    int first = page;
    long start = address;
    while (first > folio && start > floor && isEmpty(space, table, start - pageBytes)) {
      first--;
      start -= pageBytes;
    }
    int last = page;
    long end = address + pageBytes;
    while (last + 1 < folioEnd && end < ceiling && isEmpty(space, table, end)) {
      last++;
      end += pageBytes;
    }
    map(space, table, start, first, last - first + 1, words.read(first, mapping.isExecutable()));
  }

  private boolean isEmpty(AddressSpace space, long table, long address) {
    long entry = geometry.entryAddress(0, table, address);
    return architecture.isEmpty(entries.get(space.id(), 0, address, entry));
  }

  private boolean mapForStore(
      AddressSpace space, Mapping mapping, long table, long address, int page) {
    map(space, table, address, page, 1, words.written(page, mapping.isExecutable()));
    return true;
  }

  /** References come before mapcounts, and both before the entries. */
  private void map(
      AddressSpace space, long table, long address, int page, int pageCount, long word) {
    memory.referencesAdd(memory.folioOf(page), pageCount);
    mappedPages.mapping(space, page, pageCount);
    set(space, table, address, word, pageCount);
  }

  private boolean mapCopy(
      AddressSpace space, Mapping mapping, long table, long address, int page) {
    int own = copies.make(space, page);
    if (own != 0) {
      set(space, table, address, words.written(own, mapping.isExecutable()), 1);
    }
    return own != 0;
  }

  private void set(AddressSpace space, long table, long address, long word, int pageCount) {
    long entry = geometry.entryAddress(0, table, address);
    entries.set(space.id(), 0, address, entry, word, pageCount);
  }
}
