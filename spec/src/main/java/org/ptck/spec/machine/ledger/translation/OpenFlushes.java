package org.ptck.spec.machine.ledger.translation;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.view.QueuedFlush;
import org.ptck.spec.fact.view.StaleTranslation;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;
import org.ptck.spec.machine.ledger.cpu.CpuIndex;
import org.ptck.spec.machine.ledger.table.TableContents;
import org.ptck.spec.machine.ledger.table.TableIndex;
import org.ptck.spec.machine.memory.FrameMap;
import org.ptck.spec.machine.memory.TableMemoryCells;

/**
 * Which flushes that somebody owes are not done: what they are about could be used now, or as soon
 * as the space is loaded.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OpenFlushes {

  private final Geometry geometry;
  private final Architecture architecture;
  private final FrameMap frames;
  private final TableIndex tables;
  private final TableMemoryCells words;
  private final ActorIndex actors;
  private final CpuIndex cpus;
  private final FlushDebts debts;
  private final Conflicts conflicts;
  private final StaleSet stale;
  private final GhostLinks ghosts;

  public OpenFlushes(
      TableContents contents,
      ActorIndex actors,
      CpuIndex cpus,
      StaleSet stale,
      GhostLinks ghosts,
      FlushDebts debts,
      Conflicts conflicts) {
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.frames = contents.frames();
    this.tables = contents.tables();
    this.words = contents.words();
    this.actors = actors;
    this.cpus = cpus;
    this.stale = stale;
    this.ghosts = ghosts;
    this.debts = debts;
    this.conflicts = conflicts;
  }

  /** The CPUs on which a stale translation can be used now: those that run user code. */
  private long usableOn(int slot) {
    long running =
        stale.isGlobal(slot) ? cpus.running() : cpus.running(stale.space(slot));
    return stale.mask(slot) & running;
  }

  /** Whether a stale translation that leads to the page can be used now. */
  public boolean isUsableFor(long page) {
    for (int slot = 0; slot < stale.size(); slot++) {
      boolean leadsHere =
          stale.target(slot) <= page && page < stale.target(slot) + stale.count(slot);
      if (leadsHere && usableOn(slot) != 0) {
        return true;
      }
    }
    return false;
  }

  /** What can be used although the debtor owes its flush; null if nothing can. */
  public @Nullable StaleTranslation usable(long debtor) {
    for (int slot = 0; slot < stale.size(); slot++) {
      if (stale.debtor(slot) == debtor && isUsableLeaf(slot)) {
        return leaf(slot);
      }
    }
    for (int slot = 0; slot < ghosts.size(); slot++) {
      if (ghosts.debtor(slot) == debtor && isUsablePath(slot)) {
        return path(slot);
      }
    }
    return null;
  }

  private boolean isUsableLeaf(int slot) {
    return usableOn(slot) != 0 && !conflicts.isAllowed(slot);
  }

  private StaleTranslation leaf(int slot) {
    return new StaleTranslation(
        stale.space(slot),
        stale.first(slot) << geometry.pageShift(),
        stale.target(slot),
        (stale.flags(slot) & StaleSet.STORES) != 0,
        usableOn(slot));
  }

  private boolean isUsablePath(int ghost) {
    return walkableOn(ghost) != 0
        && isFilledTable(ghosts.child(ghost))
        && !isOfferedStill(ghost);
  }

  private long walkableOn(int ghost) {
    return ghosts.mask(ghost) & cpus.walking(ghosts.space(ghost));
  }

  private StaleTranslation path(int ghost) {
    return new StaleTranslation(
        ghosts.space(ghost), ghosts.base(ghost), 0, true, walkableOn(ghost));
  }

  /** Whether a flush that waits in a queue is not done. */
  public boolean isQueued() {
    for (int slot = 0; debts.isAnyQueued() && slot < stale.size(); slot++) {
      if (Debtor.isQueue(stale.debtor(slot))) {
        return true;
      }
    }
    for (int slot = 0; debts.isAnyQueued() && slot < ghosts.size(); slot++) {
      if (Debtor.isQueue(ghosts.debtor(slot))) {
        return true;
      }
    }
    return false;
  }

  /** What can be used although its flush waits in a queue. */
  public List<QueuedFlush> queued() {
    if (!isQueued()) {
      return List.of();
    }
    List<QueuedFlush> found = new ArrayList<>();
    for (int slot = 0; slot < stale.size(); slot++) {
      if (Debtor.isQueue(stale.debtor(slot)) && isUsableLeaf(slot)) {
        boolean stores = (stale.flags(slot) & StaleSet.STORES) != 0;
        found.add(
            new QueuedFlush(
                Debtor.queue(stale.debtor(slot)),
                stale.space(slot),
                stale.first(slot) << geometry.pageShift(),
                stale.count(slot),
                stale.target(slot),
                stores,
                stores,
                (stale.flags(slot) & StaleSet.EXECUTABLE) != 0,
                usableOn(slot)));
      }
    }
    for (int slot = 0; slot < ghosts.size(); slot++) {
      if (Debtor.isQueue(ghosts.debtor(slot)) && isUsablePath(slot)) {
        conflicts.addLeavesBelow(
            slot, Debtor.queue(ghosts.debtor(slot)), walkableOn(slot), found);
      }
    }
    return found;
  }

  /**
   * Whether anything is left on a CPU that its space, once loaded there, could use. What waits in
   * queues is still to come, and so is what is owed by operations that others are in the middle of:
   * they are asked when they end, and reach the CPU then.
   */
  public boolean isLeftOn(int cpu, int space) {
    long bit = 1L << cpu;
    for (int slot = 0; slot < stale.size(); slot++) {
      if (stale.space(slot) == space
          && (stale.mask(slot) & bit) != 0
          && !isToCome(stale.debtor(slot))
          && !conflicts.isAllowed(slot)) {
        return true;
      }
    }
    for (int slot = 0; slot < ghosts.size(); slot++) {
      boolean toNothing =
          tables.has(ghosts.child(slot), TableIndex.ALLOCATED)
              && tables.used(ghosts.child(slot)) == 0;
      if (ghosts.space(slot) == space
          && (ghosts.mask(slot) & bit) != 0
          && !isToCome(ghosts.debtor(slot))
          && !toNothing
          && !isOfferedStill(slot)) {
        return true;
      }
    }
    return false;
  }

  private boolean isToCome(long debtor) {
    return Debtor.isQueue(debtor)
        || actors.isOpenBeside(actors.acting(), debtor);
  }

  /** Whether a walk finds the table of the path where the path does, with all that it permits. */
  private boolean isOfferedStill(int ghost) {
    int child = ghosts.child(ghost);
    int frame = cpus.rootOf(ghosts.space(ghost));
    UserAccess walk = UserAccess.WRITE;
    for (int level = geometry.rootLevel(); frames.isTable(frame); level--) {
      long entry =
          geometry.entryAddress(level, frames.address(frame), ghosts.base(ghost));
      long word = words.get(level, entry);
      if (!architecture.isTable(level, word)) {
        return false;
      }
      walk = walk.and(architecture.linkAccess(level, word));
      frame = frames.frame(architecture.physicalAddress(word));
      if (frame == child) {
        return geometry.spanBytes(level) == ghosts.span(ghost)
            && walk.and(ghosts.access(ghost)) == ghosts.access(ghost);
      }
    }
    return false;
  }

  private boolean isFilledTable(int frame) {
    return tables.has(frame, TableIndex.ALLOCATED) && tables.used(frame) > 0;
  }
}
