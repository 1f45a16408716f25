package org.ptck.spec.machine.oracle;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.TableState;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.FrameMap;

/** What raw memory says: every table read once, every tree walked down once. */
final class Rebuilt {

  /** A leaf that a walk from the root of a space finds. */
  record Leaf(int space, int level, long address, long entry, long word) {}

  static final int SPACE_COUNT_MAX = Operation.SPACE_MAX + 1;

  final Geometry geometry;
  final FrameMap frames;
  final int[] entries;
  final int[] writable;
  final int[] dirty;
  final int[] used;
  final int[] links;
  final BitSet reachable = new BitSet();
  final List<Leaf> leaves = new ArrayList<>();
  int tablesAllocated;

  /**
   * Whether some link leads to a table of another level than the next: looking up then finds more
   * than walking down, and GEO-1 is violated anyway.
   */
  boolean misshapen;

  private final Machine machine;
  private final Architecture architecture;

  Rebuilt(Machine machine) {
    this.machine = machine;
    this.geometry = machine.geometry();
    this.architecture = geometry.architecture();
    this.frames = machine.frames();
    this.entries = new int[frames.pageCount()];
    this.writable = new int[frames.pageCount()];
    this.dirty = new int[frames.pageCount()];
    this.used = new int[frames.tableCount() + 1];
    this.links = new int[frames.tableCount() + 1];
    for (int frame = 1; frame <= frames.tableCount(); frame++) {
      if (machine.rawTableAllocated(frame)) {
        tablesAllocated++;
        // Whether translations of a dropped root are gone for good is history: the ledger knows.
        if (machine.view().tableState(frames.address(frame)) != TableState.DEAD) {
          countEntries(frame);
        }
      }
    }
    for (int space = 0; space < SPACE_COUNT_MAX; space++) {
      walk(space, machine.rawRoot(space));
    }
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      walk(-1, machine.rawLoadedRoot(cpu));
    }
  }

  long word(long entry) {
    return Objects.requireNonNullElse(machine.rawWord(entry), 0L);
  }

  int index(long page) {
    return (int) (page - frames.dataFirst());
  }

  private void countEntries(int frame) {
    int level = machine.rawTableLevel(frame);
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long entry = frames.address(frame) + ((long) index << geometry.entryShift(level));
      long word = word(entry);
      if (!architecture.isEmpty(word)) {
        used[frame]++;
      }
      if (architecture.isLeaf(level, word)) {
        countLeaf(level, entry, word);
      } else if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child)) {
          links[child]++;
          misshapen |= machine.rawTableLevel(child) != level - 1;
        }
      }
    }
  }

  private void countLeaf(int level, long entry, long word) {
    long first = architecture.target(word, entry) >>> geometry.pageShift();
    long pageCount = geometry.spanBytes(level) >>> geometry.pageShift();
    for (long page = first; page < first + pageCount; page++) {
      if (frames.isData(page)) {
        entries[index(page)]++;
        writable[index(page)] += architecture.isWritable(word) ? 1 : 0;
        dirty[index(page)] += architecture.isDirty(word) ? 1 : 0;
      }
    }
  }

  /** Walks a tree; the space is -1 for a root that is only loaded. */
  private void walk(int space, long root) {
    if (root != 0) {
      walk(space, root, geometry.rootLevel(), 0);
    }
  }

  private void walk(int space, long table, int level, long base) {
    int frame = frames.frame(table);
    if (!frames.isTable(frame)) {
      return;
    }
    reachable.set(frame);
    if (!machine.rawTableAllocated(frame) || machine.rawTableLevel(frame) != level) {
      return;
    }
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long entry = table + ((long) index << geometry.entryShift(level));
      long word = word(entry);
      long address = base + ((long) index << geometry.spanShift(level));
      if (architecture.isLeaf(level, word) && space >= 0) {
        leaves.add(new Leaf(space, level, address, entry, word));
      } else if (architecture.isTable(level, word)) {
        walk(space, architecture.physicalAddress(word), level - 1, address);
      }
    }
  }
}
