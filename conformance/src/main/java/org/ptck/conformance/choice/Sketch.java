package org.ptck.conformance.choice;

import org.ptck.spec.fact.Operation;

/**
 * What the generator remembers of a scenario: just enough to know which steps the model accepts, in
 * one word per space and window. A test holds it to the model.
 */
final class Sketch {

  private final int nameCount;
  private final long[] mapped;
  private final long[] writable;
  private final long[] written;
  private final long[] shared;
  private long alive;
  private long pinned;
  private long pinnedForWriting;

  /**
   * Nothing yet.
   *
   * @param nameCount names in use, at most 64; more than may exist at a time
   */
  Sketch(int nameCount) {
    this.nameCount = nameCount;
    this.mapped = new long[nameCount * Windows.COUNT_MAX];
    this.writable = new long[nameCount * Windows.COUNT_MAX];
    this.written = new long[nameCount * Windows.COUNT_MAX];
    this.shared = new long[nameCount * Windows.COUNT_MAX];
  }

  /** The spaces that exist, as bits. */
  long alive() {
    return alive;
  }

  /** The names that no space has, as bits; never 0. */
  long dead() {
    return ~alive & (-1L >>> (Long.SIZE - nameCount));
  }

  /** The pages of the window that are mapped, as bits. */
  long mapped(int space, int window) {
    return mapped[index(space, window)];
  }

  /** The pages of the window that may be written, as bits. */
  long writable(int space, int window) {
    return writable[index(space, window)];
  }

  /** The pages of the window that are mapped so that stores go to a file, as bits. */
  long shared(int space, int window) {
    return shared[index(space, window)];
  }

  /** The pins that are open, as bits. */
  long pinned() {
    return pinned;
  }

  /** The pins that are open for writing, as bits. */
  long pinnedForWriting() {
    return pinnedForWriting;
  }

  /** The numbers of pins that are not open, as bits. */
  long unpinned() {
    return ~pinned & ((1L << (Operation.PIN_MAX + 1)) - 1);
  }

  /** The pages of the window that were written since they were mapped, as bits. */
  long written(int space, int window) {
    return written[index(space, window)];
  }

  void spawn(int space) {
    alive |= 1L << space;
    for (int window = 0; window < Windows.COUNT_MAX; window++) {
      unmap(space, window, -1L);
    }
  }

  void exit(int space) {
    alive &= ~(1L << space);
  }

  void fork(int space, int child) {
    alive |= 1L << child;
    for (int window = 0; window < Windows.COUNT_MAX; window++) {
      mapped[index(child, window)] = mapped[index(space, window)];
      writable[index(child, window)] = writable[index(space, window)];
      written[index(child, window)] = written[index(space, window)];
      shared[index(child, window)] = shared[index(space, window)];
    }
  }

  void map(int space, int window, long pages, boolean forWriting) {
    mapped[index(space, window)] |= pages;
    protect(space, window, pages, forWriting);
  }

  void unmap(int space, int window, long pages) {
    mapped[index(space, window)] &= ~pages;
    writable[index(space, window)] &= ~pages;
    written[index(space, window)] &= ~pages;
    shared[index(space, window)] &= ~pages;
  }

  /** Pages that were just mapped show a file, to which stores go. */
  void share(int space, int window, long pages) {
    shared[index(space, window)] |= pages;
  }

  void discard(int space, int window, long pages) {
    written[index(space, window)] &= ~pages | shared(space, window);
  }

  void move(int space, int window, PageRange from, int targetWindow, int targetFirst) {
    long movedWritable = part(writable(space, window), from);
    long movedWritten = part(written(space, window), from);
    long movedShared = part(shared(space, window), from);
    unmap(space, window, from.mask());
    int at = index(space, targetWindow);
    mapped[at] |= new PageRange(targetFirst, from.count()).mask();
    writable[at] |= movedWritable << targetFirst;
    written[at] |= movedWritten << targetFirst;
    shared[at] |= movedShared << targetFirst;
  }

  void pin(int pin, boolean forWriting) {
    pinned |= 1L << pin;
    pinnedForWriting |= forWriting ? 1L << pin : 0;
  }

  void unpin(int pin) {
    pinned &= ~(1L << pin);
    pinnedForWriting &= ~(1L << pin);
  }

  void protect(int space, int window, long pages, boolean forWriting) {
    if (forWriting) {
      writable[index(space, window)] |= pages;
    } else {
      writable[index(space, window)] &= ~pages;
    }
  }

  void write(int space, int window, int page) {
    written[index(space, window)] |= 1L << page;
  }

  /** The bits of a range, moved to the bottom. */
  private static long part(long pages, PageRange range) {
    return (pages & range.mask()) >>> range.first();
  }

  private static int index(int space, int window) {
    return space * Windows.COUNT_MAX + window;
  }
}
