package org.ptck.spec.rule.watch;

import java.util.Arrays;

/**
 * The things of one kind that wait until one actor has released certain locks, in the order in
 * which they were first touched; each with the locks that it waits for, as a mask.
 */
final class Waiting {

  private static final int FREE = -1;

  private long[] things = new long[4];
  private long[] locks = new long[4];
  private int count;
  /** All that any of them may wait for. */
  private long allLocks;

  /** By the hash of a thing, its place in the order; twice as many as there can be things. */
  private int[] places = new int[8];

  private int[] slots = new int[4];

  Waiting() {
    Arrays.fill(places, FREE);
  }

  /** The thing waits for these locks as well. */
  void add(long thing, long moreLocks) {
    allLocks |= moreLocks;
    int slot = slot(thing);
    if (places[slot] != FREE) {
      locks[places[slot]] |= moreLocks;
      return;
    }
    if (count == things.length) {
      things = Arrays.copyOf(things, count * 2);
      locks = Arrays.copyOf(locks, count * 2);
      slots = new int[count * 2];
      places = new int[count * 4];
      Arrays.fill(places, FREE);
      for (int n = 0; n < count; n++) {
        place(n, slot(things[n]));
      }
      slot = slot(thing);
    }
    things[count] = thing;
    locks[count] = moreLocks;
    place(count++, slot);
  }

  private void place(int n, int slot) {
    places[slot] = n;
    slots[n] = slot;
  }

  /** Whether anything may wait for some of these locks. */
  boolean isFor(long released) {
    return (allLocks & released) != 0;
  }

  /**
   * Nothing waits for these locks any more.
   *
   * @param ready takes, in order, the things that now wait for none
   */
  void release(long released, Touched ready) {
    int all = count;
    clear();
    for (int n = 0; n < all; n++) {
      long left = locks[n] & ~released;
      if (left == 0) {
        ready.add(things[n]);
      } else {
        // Not beyond n: those that stay keep their order.
        add(things[n], left);
      }
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether the thing is among them. */
  boolean has(long thing) {
    return places[slot(thing)] != FREE;
  }

  void clear() {
    for (int n = 0; n < count; n++) {
      places[slots[n]] = FREE;
    }
    count = 0;
    allLocks = 0;
  }

  /** Where the thing is found, or would be. */
  private int slot(long thing) {
    int mask = places.length - 1;
    int slot = (int) ((thing * 0x9E37_79B9_7F4A_7C15L) >>> 40) & mask;
    while (places[slot] != FREE && things[places[slot]] != thing) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
