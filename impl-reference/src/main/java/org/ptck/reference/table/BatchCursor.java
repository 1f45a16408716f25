package org.ptck.reference.table;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;

/**
 * Steps through the present entries of a part of one leaf table in batches: consecutive entries
 * that map consecutive pages of one folio with equal attributes, accessed and dirty aside. The lock
 * of the table is held; the entries of a batch may be changed before the next is asked for.
 */
public final class BatchCursor {

  private final Platform platform;
  private final AddressSpace space;
  private final long table;
  private final long end;
  private long ahead;
  private long aheadWord;
  private long address;
  private long word;
  private int page;
  private int folio;
  private int pageCount;
  private boolean young;
  private boolean dirty;

  /** The batches of a range, which the leaf table translates. */
  public BatchCursor(Platform platform, AddressSpace space, long table, long start, long end) {
    this.platform = platform;
    this.space = space;
    this.table = table;
    this.end = end;
    this.ahead = start;
    this.aheadWord = read(start);
  }

  /** The batches of the leaf table that the other cursor has come to. */
  public BatchCursor(Platform platform, AddressSpace space, LeafCursor leaf) {
    this(platform, space, leaf.table(), leaf.start(), leaf.end());
  }

  /** Goes to the next batch; false when there is none. */
  public boolean next() {
    Architecture architecture = platform.architecture();
    while (ahead < end && !architecture.isValid(aheadWord)) {
      lookFurther();
    }
    if (ahead >= end) {
      return false;
    }
    address = ahead;
    word = aheadWord;
    page = platform.pages().page(word, entry());
    folio = platform.hardware().folioOf(page);
    pageCount = 0;
    young = false;
    dirty = false;
    int pagesLeft = folio + (1 << platform.hardware().folioOrder(folio)) - page;
    do {
      pageCount++;
      young |= architecture.isYoung(aheadWord);
      dirty |= architecture.isDirty(aheadWord);
      lookFurther();
    } while (pageCount < pagesLeft && continuesBatch());
    return true;
  }

  /** The user address of the first entry. */
  public long address() {
    return address;
  }

  /** The byte after the last page that the batch translates. */
  public long addressEnd() {
    return platform.pages().end(address, pageCount);
  }

  /** The physical address of the first entry. */
  public long entry() {
    return entryAt(address);
  }

  /** The page that the first entry maps. */
  public int page() {
    return page;
  }

  /** The folio that all pages belong to. */
  public int folio() {
    return folio;
  }

  /** The number of entries, and of pages. */
  public int pageCount() {
    return pageCount;
  }

  /** Whether the entries permit writing. */
  public boolean isWritable() {
    return platform.architecture().isWritable(word);
  }

  /** Whether any of the entries was accessed when the cursor came to it. */
  public boolean isYoung() {
    return young;
  }

  /** Whether the entries let user code fetch instructions. */
  public boolean isExecutable() {
    return platform.architecture().isExecutable(word);
  }

  /** Whether any of the entries was dirty when the cursor came to it. */
  public boolean isDirty() {
    return dirty;
  }

  private void lookFurther() {
    ahead += platform.geometry().pageBytes();
    aheadWord = ahead < end ? read(ahead) : Architecture.EMPTY;
  }

  private boolean continuesBatch() {
    Architecture architecture = platform.architecture();
    return architecture.isValid(aheadWord)
        && platform.pages().page(aheadWord, entryAt(ahead)) == page + pageCount
        && architecture.isWritable(aheadWord) == architecture.isWritable(word)
        && architecture.isExecutable(aheadWord) == architecture.isExecutable(word);
  }

  private long read(long at) {
    return platform.entries().get(space.id(), 0, at, entryAt(at));
  }

  private long entryAt(long at) {
    return platform.geometry().entryAddress(0, table, at);
  }
}
