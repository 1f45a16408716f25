package org.ptck.spec.rule.watch;

import org.ptck.spec.fact.hardware.LockClass;

/**
 * The locks that each actor holds, in numbered places, so that a set of them is a mask.
 *
 * <p>One place is kept for {@link #LAST}. An actor that holds more than there are other places has
 * the rest in none: nothing waits for them.
 */
final class HeldLocks {

  /** Stands for the last lock of an actor, whichever that is. */
  static final long LAST = Long.MIN_VALUE;

  private static final int TABLE = LockClass.TABLE.ordinal();

  private final long[] held;
  private final long[] exclusive;
  private final long[] tables;
  /** Those among them whose things wait for the last lock as well. */
  private final long[] outside;
  private final long[][] objects;
  private final int[][] classes;

  HeldLocks(int actorCount) {
    held = new long[actorCount];
    exclusive = new long[actorCount];
    tables = new long[actorCount];
    outside = new long[actorCount];
    objects = new long[actorCount][Long.SIZE];
    classes = new int[actorCount][Long.SIZE];
  }

  void reset() {
    for (int actor = 0; actor < held.length; actor++) {
      forget(actor, -1L);
    }
  }

  /**
   * A lock was taken.
   *
   * @param toLast whether things that it protects wait for the last lock as well; tables only
   */
  void locked(int actor, int lockClass, long object, boolean exclusively, boolean toLast) {
    long bit = Long.lowestOneBit(~held[actor]);
    if (bit == LAST) {
      return;
    }
    int place = Long.numberOfTrailingZeros(bit);
    objects[actor][place] = object;
    classes[actor][place] = lockClass;
    held[actor] |= bit;
    exclusive[actor] |= exclusively ? bit : 0;
    tables[actor] |= lockClass == TABLE ? bit : 0;
    outside[actor] |= toLast ? bit : 0;
  }

  /** Forgets a lock that was released, and returns it; none if it had no place. */
  long unlocked(int actor, int lockClass, long object) {
    long lock = find(actor, held[actor], lockClass, object);
    forget(actor, lock);
    return lock;
  }

  private void forget(int actor, long locks) {
    held[actor] &= ~locks;
    exclusive[actor] &= ~locks;
    tables[actor] &= ~locks;
    outside[actor] &= ~locks;
  }

  /** All locks of tables that the actor holds. */
  long tables(int actor) {
    return withLast(actor, tables[actor]);
  }

  /** The lock of the table, if the actor holds it; else none. */
  long table(int actor, long table) {
    return withLast(actor, find(actor, tables[actor], TABLE, table));
  }

  private long withLast(int actor, long locks) {
    return (locks & outside[actor]) == 0 ? locks : locks | LAST;
  }

  /** The lock, if the actor holds it in any mode; else none. */
  long lock(int actor, LockClass lockClass, long object) {
    return find(actor, held[actor] & ~tables[actor], lockClass.ordinal(), object);
  }

  /** The lock, if the actor holds it exclusively; else none. */
  long exclusive(int actor, LockClass lockClass, long object) {
    return find(actor, exclusive[actor], lockClass.ordinal(), object);
  }

  /** All locks of the class that the actor holds exclusively. */
  long exclusive(int actor, LockClass lockClass) {
    long locks = 0;
    for (long left = exclusive[actor]; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      if (classes[actor][place] == lockClass.ordinal()) {
        locks |= 1L << place;
      }
    }
    return locks;
  }

  private long find(int actor, long among, int lockClass, long object) {
    for (long left = among; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      if (objects[actor][place] == object && classes[actor][place] == lockClass) {
        return 1L << place;
      }
    }
    return 0;
  }
}
