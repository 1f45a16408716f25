package org.ptck.spec.rule;

import org.ptck.spec.fact.LockClass;

/**
 * The locks that each CPU holds, in numbered places, so that a set of them is a mask.
 *
 * <p>One place is kept for {@link #LAST}. A CPU that holds more than there are other places has the
 * rest in none: nothing waits for them.
 */
final class HeldLocks {

  /** Stands for the last lock of a CPU, whichever that is. */
  static final long LAST = Long.MIN_VALUE;

  private static final int TABLE = LockClass.TABLE.ordinal();

  private final long[] held;
  private final long[] exclusive;
  private final long[] tables;
  /** Those among them whose things wait for the last lock as well. */
  private final long[] outside;
  private final long[][] objects;
  private final int[][] classes;

  HeldLocks(int cpuCountMax) {
    held = new long[cpuCountMax];
    exclusive = new long[cpuCountMax];
    tables = new long[cpuCountMax];
    outside = new long[cpuCountMax];
    objects = new long[cpuCountMax][Long.SIZE];
    classes = new int[cpuCountMax][Long.SIZE];
  }

  void reset() {
    for (int cpu = 0; cpu < held.length; cpu++) {
      forget(cpu, -1L);
    }
  }

  /**
   * A lock was taken.
   *
   * @param toLast whether things that it protects wait for the last lock as well; tables only
   */
  void locked(int cpu, int lockClass, long object, boolean exclusively, boolean toLast) {
    long bit = Long.lowestOneBit(~held[cpu]);
    if (bit == LAST) {
      return;
    }
    int place = Long.numberOfTrailingZeros(bit);
    objects[cpu][place] = object;
    classes[cpu][place] = lockClass;
    held[cpu] |= bit;
    exclusive[cpu] |= exclusively ? bit : 0;
    tables[cpu] |= lockClass == TABLE ? bit : 0;
    outside[cpu] |= toLast ? bit : 0;
  }

  /** Forgets a lock that was released, and returns it; none if it had no place. */
  long unlocked(int cpu, int lockClass, long object) {
    long lock = find(cpu, held[cpu], lockClass, object);
    forget(cpu, lock);
    return lock;
  }

  private void forget(int cpu, long locks) {
    held[cpu] &= ~locks;
    exclusive[cpu] &= ~locks;
    tables[cpu] &= ~locks;
    outside[cpu] &= ~locks;
  }

  /** All locks of tables that the CPU holds. */
  long tables(int cpu) {
    return withLast(cpu, tables[cpu]);
  }

  /** The lock of the table, if the CPU holds it; else none. */
  long table(int cpu, long table) {
    return withLast(cpu, find(cpu, tables[cpu], TABLE, table));
  }

  private long withLast(int cpu, long locks) {
    return (locks & outside[cpu]) == 0 ? locks : locks | LAST;
  }

  /** The lock, if the CPU holds it in any mode; else none. */
  long lock(int cpu, LockClass lockClass, long object) {
    return find(cpu, held[cpu] & ~tables[cpu], lockClass.ordinal(), object);
  }

  /** The lock, if the CPU holds it exclusively; else none. */
  long exclusive(int cpu, LockClass lockClass, long object) {
    return find(cpu, exclusive[cpu], lockClass.ordinal(), object);
  }

  /** All locks of the class that the CPU holds exclusively. */
  long exclusive(int cpu, LockClass lockClass) {
    long locks = 0;
    for (long left = exclusive[cpu]; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      if (classes[cpu][place] == lockClass.ordinal()) {
        locks |= 1L << place;
      }
    }
    return locks;
  }

  private long find(int cpu, long among, int lockClass, long object) {
    for (long left = among; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      if (objects[cpu][place] == object && classes[cpu][place] == lockClass) {
        return 1L << place;
      }
    }
    return 0;
  }
}
