package org.ptck.spec.machine.mmu;

/**
 * A small cache of one CPU, keyed by address-space id and a number: pages for a TLB, spans of a
 * level for a walk cache.
 *
 * <p>Nothing leaves it but by invalidation or by being overwritten when its place is needed, which
 * real caches do as well.
 */
final class TranslationCache {

  /** One place for each bit of {@link #occupied}. */
  private static final int SIZE = Long.SIZE;

  private final long[] keys = new long[SIZE];
  private final int[] ids = new int[SIZE];
  private final long[] values = new long[SIZE];
  private final byte[] levels = new byte[SIZE];
  private long occupied;

  /** Whether nothing is remembered. */
  boolean isEmpty() {
    return occupied == 0;
  }

  /** The value under id and key; 0 when there is none. */
  long get(int id, long key) {
    int slot = slot(id, key);
    return isOccupied(slot) && keys[slot] == key && ids[slot] == id ? values[slot] : 0;
  }

  /** Remembers a value other than 0. */
  void put(int id, long key, long value) {
    put(id, key, value, 0);
  }

  /** Remembers a value other than 0, and the level that it was found at. */
  void put(int id, long key, long value, int level) {
    int slot = slot(id, key);
    levels[slot] = (byte) level;
    keys[slot] = key;
    ids[slot] = id;
    values[slot] = value;
    occupied |= 1L << slot;
  }

  /** Forgets the values under the id whose keys lie in a range, the last included. */
  void removeRange(int id, long first, long last) {
    for (long left = occupied; left != 0; left &= left - 1) {
      int slot = Long.numberOfTrailingZeros(left);
      if (ids[slot] == id && keys[slot] >= first && keys[slot] <= last) {
        occupied &= ~(1L << slot);
      }
    }
  }

  /** The same of values that were found at one level. */
  void removeRange(int id, long first, long last, int level) {
    for (long left = occupied; left != 0; left &= left - 1) {
      int slot = Long.numberOfTrailingZeros(left);
      if (levels[slot] == level && ids[slot] == id && keys[slot] >= first && keys[slot] <= last) {
        occupied &= ~(1L << slot);
      }
    }
  }

  /** Forgets everything under the id. */
  void removeId(int id) {
    removeRange(id, 0, Long.MAX_VALUE);
  }

  /** Forgets everything. */
  void clear() {
    occupied = 0;
  }

  private boolean isOccupied(int slot) {
    return ((occupied >>> slot) & 1) != 0;
  }

  private static int slot(int id, long key) {
    return (int) (((key * 0x9E37_79B9_7F4A_7C15L) >>> 58) + id) & (SIZE - 1);
  }
}
