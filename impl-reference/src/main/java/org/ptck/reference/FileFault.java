package org.ptck.reference;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Hardware;

/**
 * Populates mappings of files on first touch, from the page cache.
 *
 * <p>Pages of the cache are mapped clean and write-protected, so that a fault tells of the first
 * store (write-notify). A first touch that stores to a private mapping maps a copy at once.
 */
final class FileFault {

  private final Kernel kernel;
  private final LeafWords words;
  private final PrivateCopy copies;

  FileFault(Kernel kernel) {
    this.kernel = kernel;
    this.words = new LeafWords(kernel);
    this.copies = new PrivateCopy(kernel);
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
    int index = kernel.fileIndex(file.offset() + (address - mapping.start()));
    int page = kernel.pageCache().pageRead(file.file(), index, mapping.order());
    if (page == 0) {
      return false;
    }
    if (access == Access.READ) {
      mapAround(space, mapping, table, address, page);
      return true;
    }
    return mapping.isShared()
        ? mapForStore(space, table, address, page)
        : mapCopy(space, table, address, page);
  }

  /** Maps as much of the folio as lies in mapping and table and has empty entries, for loads. */
  private void mapAround(
      AddressSpace space, Mapping mapping, long table, long address, int page) {
    Geometry geometry = kernel.geometry();
    long pageBytes = geometry.pageBytes();
    int folio = kernel.hardware().folioOf(page);
    int folioEnd = folio + (1 << kernel.hardware().folioOrder(folio));
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
    map(space, table, start, first, last - first + 1, words.read(first));
  }

  private boolean isEmpty(AddressSpace space, long table, long address) {
    long entry = kernel.geometry().entryAddress(0, table, address);
    return kernel.architecture().isEmpty(kernel.entries().get(space.id(), address, entry));
  }

  private boolean mapForStore(AddressSpace space, long table, long address, int page) {
    map(space, table, address, page, 1, words.written(page));
    return true;
  }

  /** References come before mapcounts, and both before the entries. */
  private void map(
      AddressSpace space, long table, long address, int page, int pageCount, long word) {
    Hardware hardware = kernel.hardware();
    hardware.referencesAdd(hardware.folioOf(page), pageCount);
    kernel.mappedPages().mapping(space, page, pageCount);
    set(space, table, address, word, pageCount);
  }

  private boolean mapCopy(AddressSpace space, long table, long address, int page) {
    int own = copies.make(space, page);
    if (own != 0) {
      set(space, table, address, words.written(own), 1);
    }
    return own != 0;
  }

  private void set(AddressSpace space, long table, long address, long word, int pageCount) {
    long entry = kernel.geometry().entryAddress(0, table, address);
    kernel.entries().set(space.id(), address, entry, word, pageCount);
  }
}
