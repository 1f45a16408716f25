package org.ptck.spec.machine.ledger.translation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.StaleTranslation;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.table.LeavesOfSpace;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Translations of user addresses marked global that CPUs may still hold of spaces that they have
 * let go of: no id keeps another space from using them.
 *
 * <p>What a CPU could have cached is noted when it lets go of a space, from what stands in its
 * tables then; what went before is in the {@link StaleSet}. A kernel's own leaves, which let no
 * user code pass, are none of these. Most systems have none: nothing is looked for before one is
 * seen.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GlobalTranslations {

  private final TableContents contents;
  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableMemoryCells words;
  private final CpuIndex cpus;
  private final LeavesOfSpace leaves;
  private final List<Set<Held>> held = new ArrayList<>();
  private boolean isAnySeen;

  /**
   * A translation that a CPU may hold.
   *
   * @param owner the owner number of the space that it was made for
   * @param page the first page that it translates, by user page number
   * @param count the number of pages
   * @param target the first page that it leads to, by physical page number
   * @param stores whether it permits stores
   */
  private record Held(int owner, long page, long count, long target, boolean stores) {

    boolean meets(long first, long pageCount) {
      return page < first + pageCount && first < page + count;
    }
  }

  public GlobalTranslations(TableContents contents, CpuIndex cpus, int cpuCountMax) {
    this.contents = contents;
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.words = contents.words();
    this.cpus = cpus;
    this.leaves = new LeavesOfSpace(contents, cpus);
    for (int cpu = 0; cpu < cpuCountMax; cpu++) {
      held.add(new LinkedHashSet<>());
    }
  }

  /** No CPU holds anything. */
  public void reset() {
    if (isAnySeen) {
      held.forEach(Set::clear);
      isAnySeen = false;
    }
  }

  /** An entry holds that from now on. */
  public void stored(EntryState state) {
    isAnySeen |=
        (state.isLeaf()
            && architecture.isGlobal(state.word())
            && architecture.leafAccess(state.word()).isAny())
            || (state.isLink() && architecture.isGlobalLink(state.word()));
  }

  /** The CPU is about to let go of the space that it has loaded, if it has. */
  void leaving(int cpu) {
    int space = cpus.loadedSpace(cpu);
    if (isAnySeen && space != CpuIndex.NONE) {
      note(
          held.get(cpu), cpus.ownerOf(space), cpus.loadedRoot(cpu), geometry.rootLevel(), 0,
          UserAccess.WRITE, false);
    }
  }

  private void note(
      Set<Held> into,
      int owner,
      int frame,
      int level,
      long base,
      UserAccess walk,
      boolean isGlobal) {
    if (!frames.isTable(frame) || contents.tables().level(frame) != level || !walk.isAny()) {
      return;
    }
    long end = frames.address(frame) + geometry.tableBytes(level);
    long entryBytes = 1L << geometry.entryShift(level);
    long entry = words.nextUsed(frames.address(frame), end);
    for (; entry < end; entry = words.nextUsed(entry + entryBytes, end)) {
      long address = base + contents.offset(frame, entry);
      long word = words.get(level, entry);
      if (geometry.place(level, address) == UserAccess.OUTSIDE) {
        continue;
      }
      if (architecture.isTable(level, word)) {
        note(
            into, owner, frames.frame(architecture.physicalAddress(word)), level - 1, address,
            walk.and(architecture.linkAccess(level, word)),
            isGlobal || architecture.isGlobalLink(word));
      } else if (architecture.isLeaf(level, word) && (isGlobal || architecture.isGlobal(word))) {
        UserAccess access = walk.and(architecture.leafAccess(word));
        if (access.isAny()) {
          into.add(
              new Held(
                  owner,
                  contents.page(address),
                  geometry.spanBytes(level) >>> geometry.pageShift(),
                  contents.page(architecture.target(word, entry)),
                  access == UserAccess.WRITE));
        }
      }
    }
  }

  /** The CPU has invalidated a range, global translations included; all of them if it is empty. */
  void invalidated(int cpu, long page, long pageCount) {
    if (isAnySeen) {
      held.get(cpu).removeIf(each -> pageCount == 0 || each.meets(page, pageCount));
    }
  }

  /**
   * A translation left on the CPU that the space which it has loaded now could use, though its own
   * tables translate the address otherwise; null if there is none.
   */
  public @Nullable StaleTranslation usableOn(int cpu) {
    int space = cpus.loadedSpace(cpu);
    if (!isAnySeen || space == CpuIndex.NONE) {
      return null;
    }
    for (Held each : held.get(cpu)) {
      if (each.owner() != cpus.ownerOf(space) && !isAllowed(space, each)) {
        return new StaleTranslation(
            CpuIndex.spaceOf(each.owner()),
            each.page() << geometry.pageShift(),
            each.target(),
            each.stores(),
            1L << cpu);
      }
    }
    return null;
  }

  /** Whether the space translates all that as well, and permits as much. */
  private boolean isAllowed(int space, Held each) {
    for (long n = 0; n < each.count(); n++) {
      long word = leaves.at(space, (each.page() + n) << geometry.pageShift());
      UserAccess access = word == 0 ? UserAccess.NONE : architecture.leafAccess(word);
      if (!access.isAny()
          || (each.stores() && access != UserAccess.WRITE)
          || contents.page(architecture.physicalAddress(word)) != each.target() + n) {
        return false;
      }
    }
    return true;
  }

  /** Whether the CPUs hold the same. */
  public boolean contentEquals(GlobalTranslations other) {
    return held.equals(other.held);
  }
}
