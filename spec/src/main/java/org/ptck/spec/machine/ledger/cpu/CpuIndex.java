package org.ptck.spec.machine.ledger.cpu;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Operation;

/**
 * Which CPU has which space loaded, under which id, and which CPUs may still have translations of
 * which space.
 *
 * <p>A space gets a new <em>owner number</em> when it is born, with its first root, so that
 * translations of a space that is gone are told from those of a later space of the same number. It
 * keeps the number when its root moves.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CpuIndex {

  /** Spaces are numbered from 0 to one less. */
  public static final int SPACE_COUNT_MAX = Operation.SPACE_MAX + 1;
  /** Answer where there is no space, or no root. */
  public static final int NONE = -1;

  /** The owner of an id under which only translations are left that nobody looks after. */
  private static final int LEFT_BEHIND = -1;

  private final int idCount;
  private final int[] loadedSpace;
  private final int[] loadedId;
  private final int[] loadedRoot;
  private final boolean[] lazy;
  private final int[] idOwner;
  private final boolean[] retired;
  private final int[] ownerOf = new int[SPACE_COUNT_MAX];
  private final long[] cached = new long[SPACE_COUNT_MAX];
  private final int[] root = new int[SPACE_COUNT_MAX];
  private final long[] rootOperation = new long[SPACE_COUNT_MAX];
  private final boolean[] overOtherOwner;
  private final boolean[] again;
  private int cpuCount;
  private int ownerCount;

  /** At most that many CPUs and ids of spaces. */
  public CpuIndex(int cpuCountMax, int idCount) {
    this.idCount = idCount;
    loadedSpace = new int[cpuCountMax];
    loadedId = new int[cpuCountMax];
    loadedRoot = new int[cpuCountMax];
    lazy = new boolean[cpuCountMax];
    overOtherOwner = new boolean[cpuCountMax];
    again = new boolean[cpuCountMax];
    idOwner = new int[cpuCountMax * idCount];
    retired = new boolean[idCount];
  }

  /** That many CPUs, on which nothing is loaded; no space has a root. */
  public void reset(int count) {
    cpuCount = count;
    ownerCount = 0;
    Arrays.fill(loadedSpace, 0, count, NONE);
    Arrays.fill(loadedRoot, 0, count, 0);
    Arrays.fill(lazy, 0, count, false);
    Arrays.fill(overOtherOwner, 0, count, false);
    Arrays.fill(again, 0, count, false);
    Arrays.fill(idOwner, 0, count * idCount, 0);
    Arrays.fill(retired, false);
    Arrays.fill(ownerOf, 0);
    Arrays.fill(cached, 0);
    Arrays.fill(root, 0);
    Arrays.fill(rootOperation, 0);
  }

  /** The number of CPUs. */
  public int cpuCount() {
    return cpuCount;
  }

  /** The space that the CPU has loaded; {@link #NONE} for none. */
  public int loadedSpace(int cpu) {
    return loadedSpace[cpu];
  }

  /** The frame of the root of the space; 0 for none. */
  public int rootOf(int space) {
    return root[space];
  }

  /** A space without a root has one from now on, by that operation. */
  public void setRoot(int space, int frame, long operation) {
    rootOperation[space] = operation;
    root[space] = frame;
    // The number of the space stands in the low bits, so that it is found without a search.
    ownerOf[space] = ++ownerCount * SPACE_COUNT_MAX + space;
    cached[space] = 0;
  }

  /** Another table is the root of a space that has one. */
  public void moveRoot(int space, int frame) {
    root[space] = frame;
  }

  /** The root that the CPU has loaded; 0 for none. */
  public int loadedRoot(int cpu) {
    return loadedRoot[cpu];
  }

  /** The CPUs that have the space loaded with that root. */
  public long loadedWith(int frame, int space) {
    long mask = 0;
    for (int cpu = 0; cpu < cpuCount; cpu++) {
      if (loadedRoot[cpu] == frame && loadedSpace[cpu] == space) {
        mask |= 1L << cpu;
      }
    }
    return mask;
  }

  /** The number of spaces that ever had a root. */
  public int spacesBorn() {
    return ownerCount;
  }

  /** The operation in which the space got its root. */
  public long rootOperation(int space) {
    return rootOperation[space];
  }

  /** The space has no root from now on. */
  public void dropRoot(int space) {
    root[space] = 0;
  }

  /** The owner number of the space. */
  public int ownerOf(int space) {
    return ownerOf[space];
  }

  /** The space that had or has the owner number. */
  public static int spaceOf(int owner) {
    return owner % SPACE_COUNT_MAX;
  }

  /** The CPUs that run user code, of whatever space. */
  public long running() {
    long mask = 0;
    for (int cpu = 0; cpu < cpuCount; cpu++) {
      if (loadedSpace[cpu] != NONE && !lazy[cpu]) {
        mask |= 1L << cpu;
      }
    }
    return mask;
  }

  /** The CPUs that may have cached translations of the space. */
  public long cached(int space) {
    return cached[space];
  }

  /** The CPUs that run user code of the space now. */
  public long running(int space) {
    long mask = 0;
    for (int cpu = 0; cpu < cpuCount; cpu++) {
      if (loadedSpace[cpu] == space && !lazy[cpu]) {
        mask |= 1L << cpu;
      }
    }
    return mask;
  }

  /** The CPUs that have the space loaded, lazy ones included: they may walk its tables. */
  public long walking(int space) {
    long mask = 0;
    for (int cpu = 0; cpu < cpuCount; cpu++) {
      if (loadedSpace[cpu] == space) {
        mask |= 1L << cpu;
      }
    }
    return mask;
  }

  /** Whether some CPU has the table loaded as its root. */
  public boolean isLoadedRoot(int frame) {
    for (int cpu = 0; cpu < cpuCount; cpu++) {
      if (loadedRoot[cpu] == frame && loadedSpace[cpu] != NONE) {
        return true;
      }
    }
    return false;
  }

  /** Whether CPUs have the table loaded as their root, and none of them runs user code there. */
  public boolean isLazyRoot(int frame) {
    boolean found = false;
    for (int cpu = 0; cpu < cpuCount; cpu++) {
      if (loadedRoot[cpu] == frame && loadedSpace[cpu] != NONE) {
        if (!lazy[cpu]) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  /**
   * A CPU takes up a space under an id.
   *
   * @return the mask of the CPU if what it had cached of the space stays behind under another id,
   *   else 0
   */
  public long load(int cpu, int space, int id) {
    int owner = ownerOf[space];
    int before = idOwner[cpu * idCount + id];
    overOtherOwner[cpu] = before != 0 && before != owner;
    // Who runs the space and takes up its new root owes what flushes the old one, and after that.
    boolean moves = loadedSpace[cpu] == space && loadedRoot[cpu] != root[space] && !lazy[cpu];
    again[cpu] = before == owner && !moves;
    idOwner[cpu * idCount + id] = owner;
    retired[id] = false;
    long bit = 1L << cpu;
    boolean leftBehind = before != owner && (cached[space] & bit) != 0;
    if (leftBehind) {
      leaveBehind(cpu, owner, id);
    }
    loadedSpace[cpu] = space;
    loadedId[cpu] = id;
    loadedRoot[cpu] = root[space];
    lazy[cpu] = false;
    cached[space] |= bit;
    return leftBehind ? bit : 0;
  }

  /**
   * What the CPU cached of the owner under other ids is no longer kept up to date: flushes name the
   * new id. Whoever loads such an id must have flushed it, the same owner included.
   */
  private void leaveBehind(int cpu, int owner, int idKept) {
    for (int id = 0; id < idCount; id++) {
      if (id != idKept && idOwner[cpu * idCount + id] == owner) {
        idOwner[cpu * idCount + id] = LEFT_BEHIND;
      }
    }
  }

  /** The CPU runs no user code from now on, with its space loaded still. */
  public void lazy(int cpu) {
    lazy[cpu] = true;
  }

  /** The CPU has no space loaded from now on. */
  public void unload(int cpu) {
    loadedSpace[cpu] = NONE;
    loadedRoot[cpu] = 0;
    lazy[cpu] = false;
  }

  /** Whether the id under which the CPU loaded its space last was another one's there. */
  public boolean overOtherOwner(int cpu) {
    return overOtherOwner[cpu];
  }

  /** Whether that id was the space's there already, and the root the same. */
  public boolean again(int cpu) {
    return again[cpu];
  }

  /** The space whose translations the CPU may hold under the id; {@link #NONE} if none's. */
  public int spaceUnder(int cpu, int id) {
    int owner = idOwner[cpu * idCount + id];
    if (owner == LEFT_BEHIND) {
      return NONE;
    }
    int space = owner % SPACE_COUNT_MAX;
    return owner != 0 && ownerOf[space] == owner ? space : NONE;
  }

  /** Everything under the id is gone from the CPU, which may have the space loaded still. */
  public void forgetId(int cpu, int id) {
    int space = spaceUnder(cpu, id);
    boolean loaded = loadedSpace[cpu] != NONE && loadedId[cpu] == id;
    if (!loaded) {
      idOwner[cpu * idCount + id] = 0;
      if (space != NONE) {
        cached[space] &= ~(1L << cpu);
      }
    }
  }

  /** What the CPU cached of the space can be used no more, though the id is still its owner's. */
  public void forgetCached(int cpu, int space) {
    cached[space] &= ~(1L << cpu);
  }

  /** Nobody loads the id again before its translations are gone. */
  public void retire(int id) {
    retired[id] = true;
  }

  /** The space that the CPU has loaded under an id that is retired; {@link #NONE} if it has not. */
  public int spaceUnderRetired(int cpu) {
    int space = loadedSpace[cpu];
    return space != NONE && retired[loadedId[cpu]] ? space : NONE;
  }

  /** Whether the CPU has a space loaded under the id. */
  public boolean isLoadedId(int cpu, int id) {
    return loadedSpace[cpu] != NONE && loadedId[cpu] == id;
  }

  /** The number of ids. */
  public int idCount() {
    return idCount;
  }
}
