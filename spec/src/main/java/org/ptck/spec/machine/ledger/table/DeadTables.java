package org.ptck.spec.machine.ledger.table;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Tables whose entries stop to count: those that are freed, and those of spaces whose root is
 * dropped and whose translations are gone for good.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DeadTables {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final CpuIndex cpus;
  private final TableAccess access;
  private final Resident resident;
  private final LeafCounts leaves;
  private final Walkers walkers;
  private int[] roots = new int[CpuIndex.SPACE_COUNT_MAX];
  private int count;

  public DeadTables(
      TableContents contents,
      CpuIndex cpus,
      TableAccess access,
      Resident resident,
      LeafCounts leaves,
      Walkers walkers) {
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.cpus = cpus;
    this.access = access;
    this.resident = resident;
    this.leaves = leaves;
    this.walkers = walkers;
  }

  /** No root was dropped. */
  public void reset() {
    count = 0;
  }

  /** The entries of a table stop to count. */
  public void dropEntries(int frame) {
    int level = tables.level(frame);
    long end = frames.address(frame) + geometry.tableBytes(level);
    long entryBytes = 1L << geometry.entryShift(level);
    long entry = words.nextUsed(frames.address(frame), end);
    for (; entry < end; entry = words.nextUsed(entry + entryBytes, end)) {
      long word = words.get(level, entry);
      if (architecture.isLeaf(level, word)) {
        leaves.leaf(frame, level, entry, word, -1);
      } else if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child)) {
          resident.subtree(frame, entry, word, child, -1);
          walkers.abandoned(frame, child);
          tables.removeParent(child, entry);
          access.linksChanged(child);
        }
      }
    }
  }

  /** The table is no dropped root any more: it is free, or a root again. */
  public void forgetRoot(int frame) {
    for (int n = count - 1; n >= 0; n--) {
      if ((roots[n] & 0xff_ffff) == frame) {
        roots[n] = roots[--count];
      }
    }
  }

  /** A root was dropped; it may still be loaded on some CPU, or cached. */
  public void addRoot(int space, int frame) {
    if (count == roots.length) {
      roots = Arrays.copyOf(roots, count * 2);
    }
    roots[count++] = (space << 24) | frame;
    buryRoots();
  }

  /** A dropped root whose translations are gone for good makes its tables dead. */
  public void buryRoots() {
    for (int n = count - 1; n >= 0; n--) {
      int space = roots[n] >>> 24;
      int frame = roots[n] & 0xff_ffff;
      if (cpus.rootOf(space) == 0
          && cpus.cached(space) == 0
          && !cpus.isLoadedRoot(frame)
          && tables.has(frame, TableIndex.ALLOCATED)) {
        bury(frame);
        roots[n] = roots[--count];
      }
    }
  }

  private void bury(int frame) {
    tables.mark(frame, TableIndex.DEAD);
    if (tables.used(frame) == 0) {
      return;
    }
    int level = tables.level(frame);
    long end = frames.address(frame) + geometry.tableBytes(level);
    long entryBytes = 1L << geometry.entryShift(level);
    long entry = words.nextUsed(frames.address(frame), end);
    for (; entry < end; entry = words.nextUsed(entry + entryBytes, end)) {
      long word = words.get(level, entry);
      if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child)) {
          walkers.abandoned(frame, child);
          tables.removeParent(child, entry);
          if (!tables.has(child, TableIndex.DEAD) && !hasOtherPath(child)) {
            bury(child);
          } else {
            access.linksChanged(child);
          }
        }
      } else if (architecture.isLeaf(level, word)) {
        leaves.leaf(frame, level, entry, word, -1);
      }
    }
    tables.clearUsed(frame);
  }

  private boolean hasOtherPath(int frame) {
    return tables.parentCount(frame) > 0
        || tables.rootOf(frame) >= 0
        || tables.ghosts(frame) > 0
        || cpus.isLoadedRoot(frame);
  }
}
