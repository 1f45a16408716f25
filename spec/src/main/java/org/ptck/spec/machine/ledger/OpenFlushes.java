package org.ptck.spec.machine.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.QueuedFlush;
import org.ptck.spec.fact.StaleTranslation;

/**
 * Which flushes that somebody owes are not done: what they are about could be used now, or as soon
 * as the space is loaded.
 */
final class OpenFlushes {

  private final Ledger ledger;
  private final StaleSet stale;
  private final GhostLinks ghosts;

  OpenFlushes(Ledger ledger) {
    this.ledger = ledger;
    this.stale = ledger.stale;
    this.ghosts = ledger.ghosts;
  }

  /** The CPUs on which a stale translation can be used now: those that run user code. */
  long usableOn(int slot) {
    return stale.mask(slot) & ledger.cpus.running(stale.space(slot));
  }

  /** What can be used although the debtor owes its flush; null if nothing can. */
  @Nullable StaleTranslation usable(long debtor) {
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
    return usableOn(slot) != 0 && !ledger.conflicts.isAllowed(slot);
  }

  private StaleTranslation leaf(int slot) {
    return new StaleTranslation(
        stale.space(slot),
        stale.first(slot) << ledger.geometry.pageShift(),
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
    return ghosts.mask(ghost) & ledger.cpus.walking(ghosts.space(ghost));
  }

  private StaleTranslation path(int ghost) {
    return new StaleTranslation(
        ghosts.space(ghost), ghosts.base(ghost), 0, true, walkableOn(ghost));
  }

  /** Whether a flush that waits in a queue is not done. */
  boolean isQueued() {
    for (int slot = 0; ledger.debts.isAnyQueued() && slot < stale.size(); slot++) {
      if (Debtor.isQueue(stale.debtor(slot))) {
        return true;
      }
    }
    for (int slot = 0; ledger.debts.isAnyQueued() && slot < ghosts.size(); slot++) {
      if (Debtor.isQueue(ghosts.debtor(slot))) {
        return true;
      }
    }
    return false;
  }

  /** What can be used although its flush waits in a queue. */
  List<QueuedFlush> queued() {
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
                stale.first(slot) << ledger.geometry.pageShift(),
                stale.count(slot),
                stale.target(slot),
                stores,
                stores,
                usableOn(slot)));
      }
    }
    for (int slot = 0; slot < ghosts.size(); slot++) {
      if (Debtor.isQueue(ghosts.debtor(slot)) && isUsablePath(slot)) {
        ledger.conflicts.addLeavesBelow(
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
  boolean isLeftOn(int cpu, int space) {
    long bit = 1L << cpu;
    for (int slot = 0; slot < stale.size(); slot++) {
      if (stale.space(slot) == space
          && (stale.mask(slot) & bit) != 0
          && !isToCome(stale.debtor(slot))
          && !ledger.conflicts.isAllowed(slot)) {
        return true;
      }
    }
    for (int slot = 0; slot < ghosts.size(); slot++) {
      boolean toNothing =
          ledger.tables.has(ghosts.child(slot), TableIndex.ALLOCATED)
              && ledger.tables.used(ghosts.child(slot)) == 0;
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
        || ledger.actors.isOpenBeside(ledger.change.actor(), debtor);
  }

  /** Whether a walk finds the table of the path where the path does, with all that it permits. */
  private boolean isOfferedStill(int ghost) {
    Architecture architecture = ledger.architecture;
    int child = ghosts.child(ghost);
    int frame = ledger.cpus.rootOf(ghosts.space(ghost));
    UserAccess walk = UserAccess.WRITE;
    for (int level = ledger.geometry.rootLevel(); ledger.frames.isTable(frame); level--) {
      long entry =
          ledger.geometry.entryAddress(level, ledger.frames.address(frame), ghosts.base(ghost));
      long word = ledger.words.get(level, entry);
      if (!architecture.isTable(level, word)) {
        return false;
      }
      walk = walk.and(architecture.linkAccess(level, word));
      frame = ledger.frames.frame(architecture.physicalAddress(word));
      if (frame == child) {
        return ledger.geometry.spanBytes(level) == ghosts.span(ghost)
            && walk.and(ghosts.access(ghost)) == ghosts.access(ghost);
      }
    }
    return false;
  }

  private boolean isFilledTable(int frame) {
    return ledger.tables.has(frame, TableIndex.ALLOCATED) && ledger.tables.used(frame) > 0;
  }
}
