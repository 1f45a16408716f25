package org.ptck.spec.machine.ledger;

import java.util.Arrays;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Tables whose entries stop to count: those that are freed, and those of spaces whose root is
 * dropped and whose translations are gone for good.
 */
final class DeadTables {

  private final Ledger ledger;
  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final CpuIndex cpus;
  private int[] roots = new int[CpuIndex.SPACE_COUNT_MAX];
  private int count;

  DeadTables(Ledger ledger) {
    this.ledger = ledger;
    this.geometry = ledger.geometry;
    this.architecture = ledger.architecture;
    this.frames = ledger.frames;
    this.tables = ledger.tables;
    this.words = ledger.words;
    this.cpus = ledger.cpus;
  }

  void reset() {
    count = 0;
  }

  /** A dead table that is used again, rather than freed, counts again with all that is in it. */
  void revive(int frame) {
    if (!tables.has(frame, TableIndex.DEAD)) {
      return;
    }
    tables.unmark(frame, TableIndex.DEAD);
    ledger.access.begin(frame);
    int level = tables.level(frame);
    long entry = frames.address(frame);
    long entryBytes = 1L << geometry.entryShift(level);
    for (int index = 0; index < geometry.entryCount(level); index++, entry += entryBytes) {
      long word = words.get(level, entry);
      if (!architecture.isEmpty(word)) {
        tables.addUsed(frame, 1);
      }
      if (architecture.isLeaf(level, word)) {
        ledger.entries.countLeaf(frame, level, entry, word, 1);
      } else if (architecture.isTable(level, word)) {
        ledger.entries.linked(entry, word, frames.frame(architecture.physicalAddress(word)));
      }
    }
  }

  /** The entries of a table stop to count. */
  void dropEntries(int frame) {
    int level = tables.level(frame);
    long end = frames.address(frame) + geometry.tableBytes(level);
    long entryBytes = 1L << geometry.entryShift(level);
    long entry = words.nextUsed(frames.address(frame), end);
    for (; entry < end; entry = words.nextUsed(entry + entryBytes, end)) {
      long word = words.get(level, entry);
      if (architecture.isLeaf(level, word)) {
        ledger.entries.countLeaf(frame, level, entry, word, -1);
      } else if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child)) {
          ledger.resident.subtree(frame, entry, word, child, -1);
          ledger.walkers.abandoned(frame, child);
          tables.removeParent(child, entry);
          ledger.access.linksChanged(child);
        }
      }
    }
  }

  /** The table is no dropped root any more: it is free, or a root again. */
  void forgetRoot(int frame) {
    for (int n = count - 1; n >= 0; n--) {
      if ((roots[n] & 0xff_ffff) == frame) {
        roots[n] = roots[--count];
      }
    }
  }

  /** A root was dropped; it may still be loaded on some CPU, or cached. */
  void addRoot(int space, int frame) {
    if (count == roots.length) {
      roots = Arrays.copyOf(roots, count * 2);
    }
    roots[count++] = (space << 24) | frame;
    buryRoots();
  }

  /** A dropped root whose translations are gone for good makes its tables dead. */
  void buryRoots() {
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
          ledger.walkers.abandoned(frame, child);
          tables.removeParent(child, entry);
          if (!tables.has(child, TableIndex.DEAD) && !hasOtherPath(child)) {
            bury(child);
          } else {
            ledger.access.linksChanged(child);
          }
        }
      } else if (architecture.isLeaf(level, word)) {
        ledger.entries.countLeaf(frame, level, entry, word, -1);
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
