package org.ptck.conformance.choice;

/**
 * What the generator remembers of a scenario: just enough to know which steps the model accepts, in
 * one word per space and window. A test holds it to the model.
 */
final class Sketch {

  /** Names in use; more than may exist at a time, so that one without a space is always left. */
  static final int NAME_COUNT = 8;

  private final long[] mapped = new long[NAME_COUNT * Windows.COUNT_MAX];
  private final long[] writable = new long[NAME_COUNT * Windows.COUNT_MAX];
  private final long[] written = new long[NAME_COUNT * Windows.COUNT_MAX];
  private long alive;

  /** The spaces that exist, as bits. */
  long alive() {
    return alive;
  }

  /** The names that no space has, as bits; never 0. */
  long dead() {
    return ~alive & ((1L << NAME_COUNT) - 1);
  }

  /** The pages of the window that are mapped, as bits. */
  long mapped(int space, int window) {
    return mapped[index(space, window)];
  }

  /** The pages of the window that may be written, as bits. */
  long writable(int space, int window) {
    return writable[index(space, window)];
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

  private static int index(int space, int window) {
    return space * Windows.COUNT_MAX + window;
  }
}
