package org.ptck.spec.machine.ledger;

import java.util.Arrays;

/**
 * Leaf translations that TLBs could still hold although their entries are gone or narrowed.
 *
 * <p>Only what is gone is stored, so that the set is nearly always empty. Records lie densely and
 * are found by space and page through a hash index that grows with them.
 *
 * <p>A record has one or several <em>parts</em>: a contiguous block has one for each of its leaves.
 * A TLB may hold it as a whole or part by part, so that an invalidation of some parts leaves the
 * others.
 */
final class StaleSet {

  /** Stores pass through the translation. */
  static final int STORES = 1;

  /** The translation was of a contiguous block. */
  static final int CONTIGUOUS = 2;

  /** The level of the translation is above this many bits. */
  static final int LEVEL_SHIFT = 2;

  private final PageIndex pages;
  private int size;
  private int largeCount;
  private int[] spaces = new int[64];
  private long[] firsts = new long[64];
  private long[] counts = new long[64];
  private long[] units = new long[64];
  private long[] targets = new long[64];
  private int[] flags = new int[64];
  private long[] masks = new long[64];
  private long[] operations = new long[64];
  private int[] nexts = new int[64];
  private int[] heads = new int[128];

  StaleSet(PageIndex pages) {
    this.pages = pages;
    Arrays.fill(heads, -1);
  }

  void reset() {
    if (size > 0) {
      size = 0;
      largeCount = 0;
      Arrays.fill(heads, -1);
    }
  }

  int size() {
    return size;
  }

  int space(int slot) {
    return spaces[slot];
  }

  /** The first page, by user page number, that the translation covers. */
  long first(int slot) {
    return firsts[slot];
  }

  /** The number of pages that the translation covers. */
  long count(int slot) {
    return counts[slot];
  }

  /** The number of pages of each part of the translation. */
  long unit(int slot) {
    return units[slot];
  }

  /** The first page, by physical page number, that the translation leads to. */
  long target(int slot) {
    return targets[slot];
  }

  int flags(int slot) {
    return flags[slot];
  }

  /** The CPUs that may hold the translation. */
  long mask(int slot) {
    return masks[slot];
  }

  /** The operation that took the entry away. */
  long operation(int slot) {
    return operations[slot];
  }

  /** Adds a translation of one part. */
  void add(
      int space, long first, long count, long target, int flagBits, long mask, long operation) {
    append(space, first, count, count, target, flagBits, mask, operation);
  }

  /**
   * Adds a translation of parts of {@code unit} pages. Where one of the same operation stands, it
   * is widened instead.
   *
   * @return whether a record was added
   */
  boolean addParts(
      int space,
      long first,
      long count,
      long unit,
      long target,
      int flagBits,
      long mask,
      long operation) {
    for (int slot = heads[bucket(space, first)]; slot >= 0; slot = nexts[slot]) {
      if (spaces[slot] == space
          && firsts[slot] == first
          && counts[slot] == count
          && units[slot] == unit
          && targets[slot] == target
          && operations[slot] == operation
          && (flags[slot] | STORES) == (flagBits | STORES)) {
        flags[slot] |= flagBits;
        masks[slot] |= mask;
        return false;
      }
    }
    append(space, first, count, unit, target, flagBits, mask, operation);
    return true;
  }

  private void append(
      int space,
      long first,
      long count,
      long unit,
      long target,
      int flagBits,
      long mask,
      long operation) {
    if (size == spaces.length) {
      grow();
    }
    int slot = size++;
    spaces[slot] = space;
    firsts[slot] = first;
    counts[slot] = count;
    units[slot] = unit;
    targets[slot] = target;
    flags[slot] = flagBits;
    masks[slot] = mask;
    operations[slot] = operation;
    int bucket = bucket(space, first);
    nexts[slot] = heads[bucket];
    heads[bucket] = slot;
    if (count > 1) {
      largeCount++;
    }
    pages.addStale(target, count, 1);
  }

  /** The first record that covers the page, from {@code after} on in search order; -1 for none. */
  int find(int space, long page) {
    if (size == 0) {
      return -1;
    }
    for (int slot = heads[bucket(space, page)]; slot >= 0; slot = nexts[slot]) {
      if (spaces[slot] == space && firsts[slot] == page) {
        return slot;
      }
    }
    return largeCount == 0 ? -1 : findLarge(space, page, 0);
  }

  /** The next record after {@code slot}, which {@link #find} or this gave, that covers the page. */
  int findNext(int slot, int space, long page) {
    boolean exact = firsts[slot] == page;
    if (exact) {
      for (int next = nexts[slot]; next >= 0; next = nexts[next]) {
        if (spaces[next] == space && firsts[next] == page) {
          return next;
        }
      }
    }
    return largeCount == 0 ? -1 : findLarge(space, page, exact ? 0 : slot + 1);
  }

  /** Whether both sets hold the same records in the same places. */
  boolean contentEquals(StaleSet other) {
    return Arrays.equals(spaces, 0, size, other.spaces, 0, other.size)
        && Arrays.equals(firsts, 0, size, other.firsts, 0, other.size)
        && Arrays.equals(counts, 0, size, other.counts, 0, other.size)
        && Arrays.equals(units, 0, size, other.units, 0, other.size)
        && Arrays.equals(targets, 0, size, other.targets, 0, other.size)
        && Arrays.equals(flags, 0, size, other.flags, 0, other.size)
        && Arrays.equals(masks, 0, size, other.masks, 0, other.size)
        && Arrays.equals(operations, 0, size, other.operations, 0, other.size);
  }

  /** CPUs no longer hold translations of a range of a space. */
  void invalidate(int space, long cpuMask, long page, long pageCount) {
    if (size == 0) {
      return;
    }
    if (largeCount == 0 && pageCount < size) {
      for (long i = page; i < page + pageCount; i++) {
        invalidatePage(space, cpuMask, i);
      }
      return;
    }
    for (int slot = size - 1; slot >= 0; slot--) {
      if (spaces[slot] == space
          && firsts[slot] < page + pageCount
          && page < firsts[slot] + counts[slot]) {
        divide(slot, cpuMask, page, page + pageCount);
        forget(slot, cpuMask);
      }
    }
  }

  /** Keeps the parts that a range does not reach, each by itself: the block as a whole is gone. */
  private void divide(int slot, long cpuMask, long from, long to) {
    long unit = units[slot];
    long mask = masks[slot] & cpuMask;
    if (unit == counts[slot] || mask == 0) {
      return;
    }
    long first = firsts[slot];
    long end = first + counts[slot];
    keep(slot, mask, first, from <= first ? first : first + (from - first) / unit * unit);
    keep(slot, mask, to >= end ? end : first + (to - first + unit - 1) / unit * unit, end);
  }

  private void keep(int slot, long mask, long from, long to) {
    if (from < to) {
      addParts(
          spaces[slot],
          from,
          to - from,
          units[slot],
          targets[slot] + (from - firsts[slot]),
          flags[slot] & ~CONTIGUOUS,
          mask,
          operations[slot]);
    }
  }

  /** CPUs no longer hold translations of a space. */
  void invalidateSpace(int space, long cpuMask) {
    for (int slot = size - 1; slot >= 0; slot--) {
      if (spaces[slot] == space) {
        forget(slot, cpuMask);
      }
    }
  }

  private void invalidatePage(int space, long cpuMask, long page) {
    int slot = heads[bucket(space, page)];
    while (slot >= 0) {
      if (spaces[slot] == space && firsts[slot] == page) {
        int sizeBefore = size;
        forget(slot, cpuMask);
        if (size != sizeBefore) {
          // A removal moves records about; start this short chain again.
          slot = heads[bucket(space, page)];
          continue;
        }
      }
      slot = nexts[slot];
    }
  }

  private void forget(int slot, long cpuMask) {
    masks[slot] &= ~cpuMask;
    if (masks[slot] == 0) {
      remove(slot);
    }
  }

  private void remove(int slot) {
    pages.addStale(targets[slot], counts[slot], -1);
    if (counts[slot] > 1) {
      largeCount--;
    }
    unlink(slot);
    int last = --size;
    if (slot != last) {
      unlink(last);
      spaces[slot] = spaces[last];
      firsts[slot] = firsts[last];
      counts[slot] = counts[last];
      units[slot] = units[last];
      targets[slot] = targets[last];
      flags[slot] = flags[last];
      masks[slot] = masks[last];
      operations[slot] = operations[last];
      int bucket = bucket(spaces[slot], firsts[slot]);
      nexts[slot] = heads[bucket];
      heads[bucket] = slot;
    }
  }

  private void unlink(int slot) {
    int bucket = bucket(spaces[slot], firsts[slot]);
    if (heads[bucket] == slot) {
      heads[bucket] = nexts[slot];
      return;
    }
    int previous = heads[bucket];
    while (nexts[previous] != slot) {
      previous = nexts[previous];
    }
    nexts[previous] = nexts[slot];
  }

  private int findLarge(int space, long page, int from) {
    for (int slot = from; slot < size; slot++) {
      if (spaces[slot] == space
          && firsts[slot] != page
          && firsts[slot] <= page
          && page < firsts[slot] + counts[slot]) {
        return slot;
      }
    }
    return -1;
  }

  private int bucket(int space, long page) {
    long mixed = (page * 64 + space) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32) & (heads.length - 1);
  }

  private void grow() {
    int capacity = size * 2;
    spaces = Arrays.copyOf(spaces, capacity);
    firsts = Arrays.copyOf(firsts, capacity);
    counts = Arrays.copyOf(counts, capacity);
    units = Arrays.copyOf(units, capacity);
    targets = Arrays.copyOf(targets, capacity);
    flags = Arrays.copyOf(flags, capacity);
    masks = Arrays.copyOf(masks, capacity);
    operations = Arrays.copyOf(operations, capacity);
    nexts = Arrays.copyOf(nexts, capacity);
    heads = new int[capacity * 2];
    Arrays.fill(heads, -1);
    for (int slot = 0; slot < size; slot++) {
      int bucket = bucket(spaces[slot], firsts[slot]);
      nexts[slot] = heads[bucket];
      heads[bucket] = slot;
    }
  }
}
