package org.ptck.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.FrameMap;

/** What raw memory says: every table read once, every tree walked down once. */
final class Rebuilt {

  /**
   * A leaf that a walk from the root of a space finds.
   *
   * @param access what user code may do through the whole walk
   * @param executable whether the links of the walk let user code fetch
   * @param isUsers whether the walk is one to user addresses, as far as links and the root tell
   */
  record Leaf(
      int space,
      int level,
      long address,
      long entry,
      long word,
      UserAccess access,
      boolean executable,
      boolean isUsers) {}

  static final int SPACE_COUNT_MAX = Operation.SPACE_MAX + 1;

  final Geometry geometry;
  final FrameMap frames;
  final int[] entries;
  final int[] writable;
  final int[] supervisor;
  final int[] dirty;
  final int[] used;
  final int[] links;
  final UserAccess[] access;

  /** The addresses from which each table translates, by links that stand; empty where none does. */
  final List<List<Long>> bases = new ArrayList<>();
  final BitSet reachable = new BitSet();
  final List<Leaf> leaves = new ArrayList<>();

  /** Entries that a walk finds outside of what users have, and that user code may use. */
  final Set<Long> openBeyondUserRange = new LinkedHashSet<>();

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
    this.supervisor = new int[frames.pageCount()];
    this.access = new UserAccess[frames.tableCount() + 1];
    for (int frame = 1; frame <= frames.tableCount(); frame++) {
      if (machine.truth().isTableAllocated(frame)) {
        tablesAllocated++;
        if (isCounted(frame)) {
          countLinks(frame);
        }
      }
    }
    findAccesses();
    for (int frame = 1; frame <= frames.tableCount(); frame++) {
      if (isCounted(frame)) {
        countLeaves(frame);
      }
    }
    for (int space = 0; space < SPACE_COUNT_MAX; space++) {
      walk(space, machine.truth().root(space));
    }
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      walk(-1, machine.truth().loadedRoot(cpu));
    }
  }

  /** Whether a CPU walks a root that is no space's any more, or not yet. */
  boolean isRootReplaced() {
    for (int cpu = 0; cpu < machine.cpuCount(); cpu++) {
      long loaded = machine.truth().loadedRoot(cpu);
      boolean isSome = loaded == 0;
      for (int space = 0; space < SPACE_COUNT_MAX && !isSome; space++) {
        isSome = machine.truth().root(space) == loaded;
      }
      if (!isSome) {
        return true;
      }
    }
    return false;
  }

  /** Whether translations of a dropped root are gone for good is history: the ledger knows. */
  private boolean isCounted(int frame) {
    return machine.truth().isTableAllocated(frame)
        && machine.view().tableState(frames.address(frame)) != TableState.DEAD;
  }

  long word(long entry) {
    return Objects.requireNonNullElse(machine.truth().word(entry), 0L);
  }

  int index(long page) {
    return (int) (page - frames.dataFirst());
  }

  private void countLinks(int frame) {
    int level = machine.truth().tableLevel(frame);
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long word = word(entry(frame, level, index));
      if (!architecture.isEmpty(word)) {
        used[frame]++;
      }
      if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child)) {
          links[child]++;
          misshapen |= machine.truth().tableLevel(child) != level - 1;
        }
      }
    }
  }

  /** From the roots down, what the links of each table let user code do to the tables below. */
  private void findAccesses() {
    Arrays.fill(access, UserAccess.WRITE);
    for (int frame = 0; frame < access.length; frame++) {
      bases.add(new ArrayList<>());
      if (frames.isTable(frame) && machine.truth().tableLevel(frame) == geometry.rootLevel()) {
        bases.get(frame).add(0L);
      }
    }
    for (int level = geometry.rootLevel(); level > 0; level--) {
      UserAccess[] found = new UserAccess[access.length];
      for (int frame = 1; frame <= frames.tableCount(); frame++) {
        if (isCounted(frame) && machine.truth().tableLevel(frame) == level) {
          addAccesses(frame, level, found);
        }
      }
      for (int frame = 1; frame < found.length; frame++) {
        if (found[frame] != null) {
          access[frame] = found[frame];
        }
      }
    }
  }

  private void addAccesses(int frame, int level, UserAccess[] found) {
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long word = word(entry(frame, level, index));
      if (architecture.isTable(level, word)) {
        int child = frames.frame(architecture.physicalAddress(word));
        if (frames.isTable(child) && machine.truth().tableLevel(child) == level - 1) {
          UserAccess way =
              access[frame]
                  .and(placeOfLink(frame, level, index))
                  .and(architecture.linkAccess(level, word));
          for (long base : bases.get(frame)) {
            bases.get(child).add(base + ((long) index << geometry.spanShift(level)));
          }
          found[child] = found[child] == null ? way : found[child].or(way);
        }
      }
    }
  }

  /** That of user addresses, if any way makes it one; or if nobody knows where it will stand. */
  UserAccess placeOfLink(int frame, int level, int index) {
    long offset = (long) index << geometry.spanShift(level);
    boolean isUsers =
        bases.get(frame).isEmpty()
            || bases.get(frame)
                .stream()
                .anyMatch(base -> geometry.place(level, base + offset) == UserAccess.WRITE);
    return isUsers ? UserAccess.WRITE : UserAccess.OUTSIDE;
  }

  private UserAccess place(int level, int index) {
    return level == geometry.rootLevel() ? geometry.rootAccess(index) : UserAccess.WRITE;
  }

  private long entry(int frame, int level, int index) {
    return frames.address(frame) + ((long) index << geometry.entryShift(level));
  }

  private void countLeaves(int frame) {
    int level = machine.truth().tableLevel(frame);
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long entry = entry(frame, level, index);
      long word = word(entry);
      if (architecture.isLeaf(level, word)) {
        UserAccess leaf = architecture.leafAccess(word);
        countLeaf(level, entry, word, access[frame].and(place(level, index)).and(leaf));
      }
    }
  }

  private void countLeaf(int level, long entry, long word, UserAccess through) {
    long first = architecture.target(word, entry) >>> geometry.pageShift();
    long pageCount = geometry.spanBytes(level) >>> geometry.pageShift();
    for (long page = first; page < first + pageCount; page++) {
      if (frames.isData(page) && through != UserAccess.OUTSIDE) {
        entries[index(page)] += through.isAny() ? 1 : 0;
        supervisor[index(page)] += through.isAny() ? 0 : 1;
        writable[index(page)] += through == UserAccess.WRITE ? 1 : 0;
        dirty[index(page)] += architecture.isDirty(word) ? 1 : 0;
      }
    }
  }

  /** Walks a tree; the space is -1 for a root that is only loaded. */
  private void walk(int space, long root) {
    if (root != 0) {
      walk(space, root, geometry.rootLevel(), 0, UserAccess.WRITE, true, true);
    }
  }

  private void walk(
      int space,
      long table,
      int level,
      long base,
      UserAccess above,
      boolean executable,
      boolean isUsers) {
    int frame = frames.frame(table);
    if (!frames.isTable(frame)) {
      return;
    }
    if (space < 0 || !machine.view().isHeld(space)) {
      reachable.set(frame);
    }
    if (!machine.truth().isTableAllocated(frame) || machine.truth().tableLevel(frame) != level) {
      return;
    }
    for (int index = 0; index < geometry.entryCount(level); index++) {
      long entry = table + ((long) index << geometry.entryShift(level));
      long word = word(entry);
      long address = base + ((long) index << geometry.spanShift(level));
      if (architecture.isLeaf(level, word) && space >= 0) {
        UserAccess through = above.and(architecture.leafAccess(word));
        boolean isPlaced = isUsers && place(level, index) == UserAccess.WRITE;
        boolean isOpen = executable && above.isAny();
        leaves.add(
            new Leaf(space, level, address, entry, word, through, isOpen, isPlaced));
        if (!geometry.isUserAddress(address) && through.isAny()) {
          openBeyondUserRange.add(entry);
        }
      } else if (architecture.isTable(level, word)) {
        UserAccess through = above.and(architecture.linkAccess(level, word));
        boolean isPlaced = isUsers && geometry.place(level, address) == UserAccess.WRITE;
        walk(
            space,
            architecture.physicalAddress(word),
            level - 1,
            address,
            through,
            executable && architecture.isLinkExecutable(level, word),
            isPlaced);
      }
    }
  }
}
