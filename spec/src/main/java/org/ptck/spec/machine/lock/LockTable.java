package org.ptck.spec.machine.lock;

import java.util.Arrays;

/**
 * The locks that are held, in the order in which each CPU took them.
 *
 * <p>A CPU holds few locks at a time, so that looking through them is the fastest way. Which locks
 * an operation took exclusively is remembered until the next one begins.
 */
public final class LockTable {

  private static final int HELD_MAX = 64;

  private final long[][] objects;
  private final int[][] classes;
  private final boolean[][] exclusive;
  private final int[] held;
  private long[] takenObjects = new long[16];
  private int[] takenClasses = new int[16];
  private int takenCount;

  /** No lock is held; CPUs are 0 to {@code cpuCountMax - 1}. */
  public LockTable(int cpuCountMax) {
    objects = new long[cpuCountMax][HELD_MAX];
    classes = new int[cpuCountMax][HELD_MAX];
    exclusive = new boolean[cpuCountMax][HELD_MAX];
    held = new int[cpuCountMax];
  }

  /** The number of locks that the CPU holds. */
  public int heldCount(int cpu) {
    return held[cpu];
  }

  /** Whether the CPU can hold one lock more. */
  public boolean hasRoom(int cpu) {
    return held[cpu] < HELD_MAX;
  }

  /** Whether the CPU holds the lock, in either mode. */
  public boolean holds(int cpu, int lockClass, long object) {
    return find(cpu, lockClass, object) >= 0;
  }

  /** Whether the CPU holds the lock exclusively. */
  public boolean holdsExclusively(int cpu, int lockClass, long object) {
    int slot = find(cpu, lockClass, object);
    return slot >= 0 && exclusive[cpu][slot];
  }

  /** Whether the CPU holds a lock of a class with a greater code. */
  public boolean holdsInnerThan(int cpu, int lockClass) {
    for (int slot = 0; slot < held[cpu]; slot++) {
      if (classes[cpu][slot] > lockClass) {
        return true;
      }
    }
    return false;
  }

  /** Whether another CPU holds the lock in a mode that excludes the one wanted. */
  public boolean isExcluded(int cpu, int lockClass, long object, boolean wantsExclusive) {
    for (int other = 0; other < held.length; other++) {
      if (other != cpu && held[other] > 0) {
        int slot = find(other, lockClass, object);
        if (slot >= 0 && (wantsExclusive || exclusive[other][slot])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Notes that the CPU took the lock. */
  public void take(int cpu, int lockClass, long object, boolean exclusively) {
    int slot = held[cpu]++;
    classes[cpu][slot] = lockClass;
    objects[cpu][slot] = object;
    exclusive[cpu][slot] = exclusively;
    if (exclusively) {
      if (takenCount == takenObjects.length) {
        takenObjects = Arrays.copyOf(takenObjects, takenCount * 2);
        takenClasses = Arrays.copyOf(takenClasses, takenCount * 2);
      }
      takenClasses[takenCount] = lockClass;
      takenObjects[takenCount++] = object;
    }
  }

  /** An operation begins. */
  public void beginOperation() {
    takenCount = 0;
  }

  /** Whether anybody took the lock exclusively since the last operation that began. */
  public boolean wasTakenExclusively(int lockClass, long object) {
    for (int n = 0; n < takenCount; n++) {
      if (takenObjects[n] == object && takenClasses[n] == lockClass) {
        return true;
      }
    }
    return false;
  }

  /** Notes that the CPU released the lock; returns false when it does not hold it. */
  public boolean release(int cpu, int lockClass, long object) {
    int slot = find(cpu, lockClass, object);
    if (slot < 0) {
      return false;
    }
    int last = --held[cpu];
    for (int i = slot; i < last; i++) {
      classes[cpu][i] = classes[cpu][i + 1];
      objects[cpu][i] = objects[cpu][i + 1];
      exclusive[cpu][i] = exclusive[cpu][i + 1];
    }
    return true;
  }

  /** Releases everything. */
  public void reset() {
    takenCount = 0;
    for (int cpu = 0; cpu < held.length; cpu++) {
      held[cpu] = 0;
    }
  }

  private int find(int cpu, int lockClass, long object) {
    for (int slot = held[cpu] - 1; slot >= 0; slot--) {
      if (objects[cpu][slot] == object && classes[cpu][slot] == lockClass) {
        return slot;
      }
    }
    return -1;
  }
}
