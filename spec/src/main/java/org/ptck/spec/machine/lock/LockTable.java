package org.ptck.spec.machine.lock;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The locks that are held, in the order in which each actor took them.
 *
 * <p>An actor holds few locks at a time, so that looking through them is the fastest way. Which
 * locks an actor took exclusively in an operation is remembered until its next one begins.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LockTable {

  private static final int HELD_MAX = 64;

  private final long[][] objects;
  private final int[][] classes;
  private final boolean[][] exclusive;
  private final int[] held;
  private final long[][] takenObjects;
  private final int[][] takenClasses;
  private final int[] taken;

  /** No lock is held; actors are 0 to {@code actorCount - 1}. */
  public LockTable(int actorCount) {
    objects = new long[actorCount][HELD_MAX];
    classes = new int[actorCount][HELD_MAX];
    exclusive = new boolean[actorCount][HELD_MAX];
    held = new int[actorCount];
    takenObjects = new long[actorCount][16];
    takenClasses = new int[actorCount][16];
    taken = new int[actorCount];
  }

  /** The number of locks that the actor holds. */
  public int heldCount(int actor) {
    return held[actor];
  }

  /** Whether the actor can hold one lock more. */
  public boolean hasRoom(int actor) {
    return held[actor] < HELD_MAX;
  }

  /** Whether the actor holds the lock, in either mode. */
  public boolean holds(int actor, int lockClass, long object) {
    return find(actor, lockClass, object) >= 0;
  }

  /** Whether the actor holds the lock exclusively. */
  public boolean holdsExclusively(int actor, int lockClass, long object) {
    int slot = find(actor, lockClass, object);
    return slot >= 0 && exclusive[actor][slot];
  }

  /** Whether the actor holds a lock of a class with a greater code. */
  public boolean holdsInnerThan(int actor, int lockClass) {
    for (int slot = 0; slot < held[actor]; slot++) {
      if (classes[actor][slot] > lockClass) {
        return true;
      }
    }
    return false;
  }

  /** Whether another actor holds the lock in a mode that excludes the one wanted. */
  public boolean isExcluded(int actor, int lockClass, long object, boolean wantsExclusive) {
    for (int other = 0; other < held.length; other++) {
      if (other != actor && held[other] > 0) {
        int slot = find(other, lockClass, object);
        if (slot >= 0 && (wantsExclusive || exclusive[other][slot])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Notes that the actor took the lock. */
  public void take(int actor, int lockClass, long object, boolean exclusively) {
    int slot = held[actor]++;
    classes[actor][slot] = lockClass;
    objects[actor][slot] = object;
    exclusive[actor][slot] = exclusively;
    if (exclusively) {
      remember(actor, lockClass, object);
    }
  }

  private void remember(int actor, int lockClass, long object) {
    int count = taken[actor]++;
    if (count == takenObjects[actor].length) {
      takenObjects[actor] = Arrays.copyOf(takenObjects[actor], count * 2);
      takenClasses[actor] = Arrays.copyOf(takenClasses[actor], count * 2);
    }
    takenClasses[actor][count] = lockClass;
    takenObjects[actor][count] = object;
  }

  /** An operation of the actor begins. */
  public void beginOperation(int actor) {
    taken[actor] = 0;
  }

  /** Whether the actor took the lock exclusively since its last operation began. */
  public boolean wasTakenExclusively(int actor, int lockClass, long object) {
    for (int n = 0; n < taken[actor]; n++) {
      if (takenObjects[actor][n] == object && takenClasses[actor][n] == lockClass) {
        return true;
      }
    }
    return false;
  }

  /** Notes that the actor released the lock; returns false when it does not hold it. */
  public boolean release(int actor, int lockClass, long object) {
    int slot = find(actor, lockClass, object);
    if (slot < 0) {
      return false;
    }
    int last = --held[actor];
    for (int i = slot; i < last; i++) {
      classes[actor][i] = classes[actor][i + 1];
      objects[actor][i] = objects[actor][i + 1];
      exclusive[actor][i] = exclusive[actor][i + 1];
    }
    return true;
  }

  /** Releases everything. */
  public void reset() {
    for (int actor = 0; actor < held.length; actor++) {
      held[actor] = 0;
      taken[actor] = 0;
    }
  }

  private int find(int actor, int lockClass, long object) {
    for (int slot = held[actor] - 1; slot >= 0; slot--) {
      if (objects[actor][slot] == object && classes[actor][slot] == lockClass) {
        return slot;
      }
    }
    return -1;
  }
}
