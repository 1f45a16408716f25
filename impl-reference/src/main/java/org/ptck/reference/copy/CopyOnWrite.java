package org.ptck.reference.copy;

import java.util.function.IntConsumer;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.page.MappedPages;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.table.LeafWords;

/** Gives a space a page of its own instead of one that others may see. */
public final class CopyOnWrite {

  private final Platform platform;
  private final LeafWords words;
  private final MappedPages mappedPages;
  private final PrivateCopy copies;
  private final PageReuse reuse;
  private final PageReplacement replacement;

  /** Copies for entries of the platform. */
  public CopyOnWrite(
      Platform platform,
      LeafWords words,
      MappedPages mappedPages,
      PrivateCopy copies,
      PageReuse reuse,
      PageReplacement replacement) {
    this.platform = platform;
    this.words = words;
    this.mappedPages = mappedPages;
    this.copies = copies;
    this.reuse = reuse;
    this.replacement = replacement;
  }

  /**
   * Makes a present, write-protected entry of a private mapping writable; false when memory has run
   * out. The table is locked, the mapping permits writing.
   */
  public boolean resolve(AddressSpace space, long address, long entry, long word) {
    return resolve(space, address, entry, word, _ -> {});
  }

  /**
   * The same, with something done to the page that the entry is going to map, before it does.
   *
   * @param prepared takes the number of the page
   */
  public boolean resolve(
      AddressSpace space, long address, long entry, long word, IntConsumer prepared) {
    int page = platform.pages().page(word, entry);
    if (!reuse.mayReuse(page)) {
      return copy(space, address, entry, word, true, prepared);
    }
    platform.hardware().exclusiveSet(page, 1);
    prepared.accept(page);
    platform
        .entries()
        .setAccessFlags(
            space.id(), 0, address, entry, words.written(page, isExecutable(word)), true);
    return true;
  }

  /**
   * Makes the page of a present entry of a private mapping the space's own, for loads; false when
   * memory has run out. The table is locked.
   */
  boolean unshare(AddressSpace space, long address, long entry, long word) {
    int page = platform.pages().page(word, entry);
    if (!reuse.mayReuse(page)) {
      return copy(space, address, entry, word, false, _ -> {});
    }
    platform.hardware().exclusiveSet(page, 1);
    return true;
  }

  /** Whether a copy of the page may differ from zeroes. */
  private boolean isUnbacked(int page, long word) {
    return mappedPages.isOfFile(page) || platform.architecture().isDirty(word);
  }

  /** What the old entry said of execution holds for the new one: the mapping is the same. */
  private boolean isExecutable(long word) {
    return platform.architecture().isExecutable(word);
  }

  private boolean copy(
      AddressSpace space,
      long address,
      long entry,
      long word,
      boolean storing,
      IntConsumer prepared) {
    int shared = platform.pages().page(word, entry);
    // No store through this entry can be missed, it is write-protected; stores to a page of a file
    // come before the copy or after it.
    int own = copies.make(space, shared);
    if (own == 0) {
      return false;
    }
    prepared.accept(own);
    replacement.replace(
        space,
        address,
        entry,
        word,
        old -> storing
            ? words.written(own, isExecutable(word))
            : words.read(own, isExecutable(word), isUnbacked(shared, old)));
    mappedPages.cleared(space, shared, 1);
    mappedPages.release(shared, 1);
    return true;
  }
}
