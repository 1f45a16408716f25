package org.ptck.spec.machine.ledger.translation;

import java.util.Arrays;

/**
 * Who covers a span: numbered records, each of a range of pages of a space, found by the ranges
 * that they overlap.
 *
 * <p>Records of about one size lie together, sorted by where they begin, so that those that overlap
 * a range are neighbours. A question costs a binary search for each size that there is, and what is
 * found.
 */
final class SpanIndex {

  /** Page numbers have fewer bits than this: the space stands above them. */
  private static final int SPACE_SHIFT = 54;

  private static final int[] NONE = {};

  private final SizeClass[] classes = new SizeClass[Long.SIZE];

  /** The sizes that there are: bit n for records of more than half of, and up to, 2^n pages. */
  private long present;

  private int[] found = new int[16];

  void reset() {
    for (long left = present; left != 0; left &= left - 1) {
      classes[Long.numberOfTrailingZeros(left)].count = 0;
    }
    present = 0;
  }

  void add(int record, int space, long first, long count) {
    int size = sizeOf(count);
    SizeClass each = classes[size];
    if (each == null) {
      each = new SizeClass();
      classes[size] = each;
    }
    each.add(key(space, first), record);
    present |= 1L << size;
  }

  void remove(int record, int space, long first, long count) {
    int size = sizeOf(count);
    classes[size].removeAt(classes[size].find(key(space, first), record));
    if (classes[size].count == 0) {
      present &= ~(1L << size);
    }
  }

  /** The record has another number now. */
  void renumber(int record, int other, int space, long first, long count) {
    SizeClass each = classes[sizeOf(count)];
    each.records[each.find(key(space, first), record)] = other;
  }

  /**
   * The records that may overlap the range: all that do, and those that begin less than their own
   * length before it and end there as well. Ascending by number.
   *
   * @param last the last page of the range
   */
  int[] near(int space, long first, long last) {
    if (present == 0) {
      return NONE;
    }
    int n = 0;
    for (long left = present; left != 0; left &= left - 1) {
      int size = Long.numberOfTrailingZeros(left);
      SizeClass each = classes[size];
      long from = Math.max(0, first - (1L << size) + 1);
      long end = key(space, last);
      for (int i = each.from(key(space, from)); i < each.count && each.keys[i] <= end; i++) {
        if (n == found.length) {
          found = Arrays.copyOf(found, n * 2);
        }
        found[n++] = each.records[i];
      }
    }
    if (n == 0) {
      return NONE;
    }
    int[] records = Arrays.copyOf(found, n);
    Arrays.sort(records);
    return records;
  }

  private static int sizeOf(long count) {
    return Long.SIZE - Long.numberOfLeadingZeros(count - 1);
  }

  private static long key(int space, long page) {
    return ((long) space << SPACE_SHIFT) + page;
  }

  /** Records of about one size, sorted by space and first page. */
  private static final class SizeClass {
    private long[] keys = new long[16];
    private int[] records = new int[16];
    private int count;

    void add(long key, int record) {
      if (count == keys.length) {
        keys = Arrays.copyOf(keys, count * 2);
        records = Arrays.copyOf(records, count * 2);
      }
      int at = count > 0 && keys[count - 1] > key ? from(key) : count;
      System.arraycopy(keys, at, keys, at + 1, count - at);
      System.arraycopy(records, at, records, at + 1, count - at);
      keys[at] = key;
      records[at] = record;
      count++;
    }

    void removeAt(int at) {
      count--;
      System.arraycopy(keys, at + 1, keys, at, count - at);
      System.arraycopy(records, at + 1, records, at, count - at);
    }

    /** The place of the first key that is not less. */
    int from(long key) {
      int low = 0;
      int high = count;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (keys[middle] < key) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    int find(long key, int record) {
      int at = from(key);
      while (records[at] != record) {
        at++;
      }
      return at;
    }
  }
}
