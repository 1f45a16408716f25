package org.ptck.spec.machine.ledger.translation;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Invalidated;
import org.ptck.spec.machine.ledger.page.PageIndex;

/**
 * Leaf translations that TLBs could still hold although their entries are gone or narrowed.
 *
 * <p>Only what is gone is stored, so that the set is nearly always empty. Records lie densely and
 * are found by the pages that they cover ({@link SpanIndex}).
 *
 * <p>A record has one or several <em>parts</em>: a contiguous block has one for each of its leaves.
 * A TLB may hold it as a whole or part by part, so that an invalidation of some parts leaves the
 * others.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StaleSet {

  /** Stores pass through the translation. */
  static final int STORES = 1;

  /** The translation was of a contiguous block. */
  static final int CONTIGUOUS = 2;

  /** The translation permits writing, whether or not its memory is dirty yet. */
  static final int WRITABLE = 4;

  /** Usable under every id, and reached only by what reaches global translations. */
  static final int GLOBAL = 8;

  /** Of a contiguous block that a TLB held page by page: at odds with no entry for its size. */
  static final int SPLIT = 16;

  /** Fetches pass through the translation; only where it is asked for. */
  static final int EXECUTABLE = 32;

  /** The level of the translation is above this many bits. */
  static final int LEVEL_SHIFT = 6;

  /** What may have been gathered from entries with it and from entries without it. */
  private static final int GATHERED = STORES | WRITABLE | EXECUTABLE;

  private final PageIndex pages;
  private final SpanIndex spans = new SpanIndex();
  private int size;
  private int[] spaces = new int[64];
  private long[] firsts = new long[64];
  private long[] counts = new long[64];
  private long[] units = new long[64];
  private long[] targets = new long[64];
  private int[] flags = new int[64];
  private long[] masks = new long[64];
  private long[] debtors = new long[64];

  public StaleSet(PageIndex pages) {
    this.pages = pages;
  }

  /** Nothing is stale. */
  public void reset() {
    if (size > 0) {
      size = 0;
      spans.reset();
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

  /** Who owes the flush, as {@link Debtor} names them. */
  long debtor(int slot) {
    return debtors[slot];
  }

  /** Adds a translation of one part. */
  void add(
      int space, long first, long count, long target, int flagBits, long mask, long debtor) {
    append(space, first, count, count, target, flagBits, mask, debtor);
  }

  /**
   * Adds a translation of parts of {@code unit} pages. Where one of the same debtor stands, it is
   * widened instead.
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
      long debtor) {
    for (int slot : overlapping(space, first, 1)) {
      if (firsts[slot] == first
          && counts[slot] == count
          && units[slot] == unit
          && targets[slot] == target
          && debtors[slot] == debtor
          && (flags[slot] | GATHERED) == (flagBits | GATHERED)) {
        flags[slot] |= flagBits;
        masks[slot] |= mask;
        return false;
      }
    }
    append(space, first, count, unit, target, flagBits, mask, debtor);
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
      long debtor) {
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
    debtors[slot] = debtor;
    spans.add(slot, space, first, count);
    pages.addStale(target, count, 1);
  }

  /** The records that cover a page of the range, ascending by slot. */
  int[] overlapping(int space, long page, long pageCount) {
    int[] slots = spans.near(space, page, page + pageCount - 1);
    int count = 0;
    for (int slot : slots) {
      if (firsts[slot] < page + pageCount && page < firsts[slot] + counts[slot]) {
        slots[count++] = slot;
      }
    }
    return count == slots.length ? slots : Arrays.copyOf(slots, count);
  }

  /** Whether both sets hold the same records in the same places. */
  public boolean contentEquals(StaleSet other) {
    return Arrays.equals(spaces, 0, size, other.spaces, 0, other.size)
        && Arrays.equals(firsts, 0, size, other.firsts, 0, other.size)
        && Arrays.equals(counts, 0, size, other.counts, 0, other.size)
        && Arrays.equals(units, 0, size, other.units, 0, other.size)
        && Arrays.equals(targets, 0, size, other.targets, 0, other.size)
        && Arrays.equals(flags, 0, size, other.flags, 0, other.size)
        && Arrays.equals(masks, 0, size, other.masks, 0, other.size)
        && Arrays.equals(debtors, 0, size, other.debtors, 0, other.size);
  }

  /** A record is another debtor's from now on. */
  void owe(int slot, long to) {
    debtors[slot] = to;
  }

  /** What one debtor owes is another's from now on; returns how many records that is. */
  int handOver(long from, long to) {
    int count = 0;
    for (int slot = 0; slot < size; slot++) {
      if (debtors[slot] == from) {
        debtors[slot] = to;
        count++;
      }
    }
    return count;
  }

  /**
   * CPUs no longer hold translations of a range of a space, but for global ones.
   *
   * @param level of that level; {@link Invalidated#ANY_LEVEL}
   */
  void invalidate(int space, long cpuMask, long page, long pageCount, int level) {
    if (size == 0) {
      return;
    }
    int[] reached = overlapping(space, page, pageCount);
    // From the last on: a record that goes is replaced by the last of all.
    for (int n = reached.length - 1; n >= 0; n--) {
      if (isGlobal(reached[n]) || !isOfLevel(reached[n], level)) {
        continue;
      }
      divide(reached[n], cpuMask, page, page + pageCount);
      forget(reached[n], cpuMask);
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
          (flags[slot] & ~CONTIGUOUS) | SPLIT,
          mask,
          debtors[slot]);
    }
  }

  /**
   * CPUs no longer hold global translations of a range, of whatever space.
   *
   * @param level of that level; {@link Invalidated#ANY_LEVEL}
   */
  void invalidateGlobal(long cpuMask, long page, long pageCount, int level) {
    for (int slot = size - 1; slot >= 0; slot--) {
      boolean meets = firsts[slot] < page + pageCount && page < firsts[slot] + counts[slot];
      if (isGlobal(slot) && meets && isOfLevel(slot, level)) {
        divide(slot, cpuMask, page, page + pageCount);
        forget(slot, cpuMask);
      }
    }
  }

  /** CPUs no longer hold global translations. */
  void invalidateGlobal(long cpuMask) {
    for (int slot = size - 1; slot >= 0; slot--) {
      if (isGlobal(slot)) {
        forget(slot, cpuMask);
      }
    }
  }

  /** CPUs no longer hold translations of a space, but for global ones. */
  void invalidateSpace(int space, long cpuMask) {
    for (int slot = size - 1; slot >= 0; slot--) {
      if (spaces[slot] == space && !isGlobal(slot)) {
        forget(slot, cpuMask);
      }
    }
  }

  /** Nobody asks any more for what is left of a space, global or not. */
  void forgetSpace(int space) {
    for (int slot = size - 1; slot >= 0; slot--) {
      if (spaces[slot] == space) {
        remove(slot);
      }
    }
  }

  boolean isGlobal(int slot) {
    return (flags[slot] & GLOBAL) != 0;
  }

  private boolean isOfLevel(int slot, int level) {
    return level == Invalidated.ANY_LEVEL || flags[slot] >>> LEVEL_SHIFT == level;
  }

  private void forget(int slot, long cpuMask) {
    masks[slot] &= ~cpuMask;
    if (masks[slot] == 0) {
      remove(slot);
    }
  }

  private void remove(int slot) {
    pages.addStale(targets[slot], counts[slot], -1);
    spans.remove(slot, spaces[slot], firsts[slot], counts[slot]);
    int last = --size;
    if (slot != last) {
      spans.renumber(last, slot, spaces[last], firsts[last], counts[last]);
      spaces[slot] = spaces[last];
      firsts[slot] = firsts[last];
      counts[slot] = counts[last];
      units[slot] = units[last];
      targets[slot] = targets[last];
      flags[slot] = flags[last];
      masks[slot] = masks[last];
      debtors[slot] = debtors[last];
    }
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
    debtors = Arrays.copyOf(debtors, capacity);
  }
}
