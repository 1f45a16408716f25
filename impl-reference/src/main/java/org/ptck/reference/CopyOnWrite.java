package org.ptck.reference;

/** Gives a space a page of its own instead of one that others may see. */
final class CopyOnWrite {

  private final Kernel kernel;
  private final LeafWords words;
  private final PrivateCopy copies;

  CopyOnWrite(Kernel kernel) {
    this.kernel = kernel;
    this.words = new LeafWords(kernel);
    this.copies = new PrivateCopy(kernel);
  }

  /**
   * Makes a present, write-protected entry of a private mapping writable; false when memory has run
   * out. The table is locked, the mapping permits writing.
   */
  boolean resolve(AddressSpace space, long address, long entry, long word) {
    int page = kernel.page(word, entry);
    if (!kernel.pageReuse().mayReuse(page)) {
      return copy(space, address, entry, word, true);
    }
    kernel.hardware().exclusiveSet(page, 1);
    kernel.entries().setAccessFlags(space.id(), address, entry, words.written(page));
    return true;
  }

  /**
   * Makes the page of a present entry of a private mapping the space's own, for loads; false when
   * memory has run out. The table is locked.
   */
  boolean unshare(AddressSpace space, long address, long entry, long word) {
    int page = kernel.page(word, entry);
    if (!kernel.pageReuse().mayReuse(page)) {
      return copy(space, address, entry, word, false);
    }
    kernel.hardware().exclusiveSet(page, 1);
    return true;
  }

  /** Whether a copy of the page may differ from zeroes. */
  private boolean isUnbacked(int page, long word) {
    return kernel.pageCache().caches(page) || kernel.architecture().isDirty(word);
  }

  private boolean copy(
      AddressSpace space, long address, long entry, long word, boolean storing) {
    int shared = kernel.page(word, entry);
    // No store through this entry can be missed, it is write-protected; stores to a page of a file
    // come before the copy or after it.
    int own = copies.make(space, shared);
    if (own == 0) {
      return false;
    }
    kernel.pageReplacement()
        .replace(
            space,
            address,
            entry,
            word,
            old -> storing ? words.written(own) : words.read(own, isUnbacked(shared, old)));
    kernel.mappedPages().cleared(space, shared, 1);
    kernel.mappedPages().release(shared, 1);
    return true;
  }
}
