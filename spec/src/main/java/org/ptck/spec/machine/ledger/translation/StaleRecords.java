package org.ptck.spec.machine.ledger.translation;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.machine.ledger.table.TableContents;

/**
 * Makes records of the {@link StaleSet} of leaves, or of the contiguous blocks that they are part
 * of. Where no CPU is concerned there is none.
 *
 * <p>What {@link Debtor#NOBODY} owes is of entries that were made old and not invalidated: they
 * lost nothing, but a CPU may hold them from before. Whoever then takes away what such a record
 * allows owes it.
 */
final class StaleRecords {

  private final TableContents contents;
  private final Geometry geometry;
  private final Architecture architecture;
  private final Gathered gathered;
  private final StaleSet stale;
  private final FlushDebts debts;

  StaleRecords(TableContents contents, Gathered gathered, StaleSet stale, FlushDebts debts) {
    this.contents = contents;
    this.gathered = gathered;
    this.geometry = contents.geometry();
    this.architecture = contents.architecture();
    this.stale = stale;
    this.debts = debts;
  }

  /**
   * Records a leaf by itself, with what a walk to it permitted.
   *
   * @param split {@link StaleSet#SPLIT} if it was cached as a part of a block; else 0
   */
  void leaf(
      long debtor, int space, long address, int level, long word, int split, UserAccess walk,
      long mask) {
    if (mask != 0 && uncounted(debtor, space, address, level, word, split, walk, mask)) {
      debts.incurred(debtor);
    }
  }

  /** As {@link #leaf}, but that it is nobody's doing; returns whether a record was added. */
  boolean uncounted(
      long debtor, int space, long address, int level, long word, int split, UserAccess walk,
      long mask) {
    boolean stores = architecture.isStoreCacheable(architecture.throughWalk(word, walk));
    int flags =
        flags(stores, architecture.isWritable(word), level, word)
            | (gathered.isExecuted(word) ? StaleSet.EXECUTABLE : 0)
            | (architecture.isContiguous(word) ? StaleSet.CONTIGUOUS : 0)
            | split;
    long first = contents.page(address);
    long target = contents.page(architecture.physicalAddress(word));
    if (debtor == Debtor.NOBODY) {
      return stale.addParts(
          space, first, unit(level), unit(level), target, flags, mask, debtor);
    }
    stale.add(space, first, unit(level), target, flags, mask, debtor);
    return true;
  }

  /** Records the block around a leaf, with what was gathered; adds nothing to what stands. */
  void block(
      long debtor, int space, long address, int level, long entry, long word, UserAccess walk,
      long mask) {
    if (mask == 0) {
      return;
    }
    long count = unit(level) * geometry.contiguousRun(level);
    long page = contents.page(address);
    long first = page & -count;
    long target = contents.page(architecture.target(word, entry)) - (page - first);
    boolean stores = gathered.stores() && walk == UserAccess.WRITE;
    int flags =
        flags(stores, gathered.writable(), level, word)
            | (gathered.executable() ? StaleSet.EXECUTABLE : 0)
            | StaleSet.CONTIGUOUS;
    if (stale.addParts(space, first, count, unit(level), target, flags, mask, debtor)) {
      debts.incurred(debtor);
    }
  }

  private int flags(boolean stores, boolean writable, int level, long word) {
    return (stores ? StaleSet.STORES : 0)
        | (writable ? StaleSet.WRITABLE : 0)
        | (architecture.isGlobal(word) ? StaleSet.GLOBAL : 0)
        | (level << StaleSet.LEVEL_SHIFT);
  }

  private long unit(int level) {
    return geometry.spanBytes(level) >>> geometry.pageShift();
  }

  /** Whether CPUs may hold anything that was made old. */
  boolean isAnyMadeOld() {
    return stale.size() > 0;
  }

  /** What was made old and led where the word does is the debtor's from now on. */
  void takeOver(
      long debtor, int space, long address, int level, long entry, long word) {
    long page = contents.page(address);
    long target = contents.page(architecture.target(word, entry));
    for (int slot : stale.overlapping(space, page, unit(level))) {
      boolean leadsThere = stale.target(slot) - stale.first(slot) == target - page;
      if (stale.debtor(slot) == Debtor.NOBODY && leadsThere) {
        stale.owe(slot, debtor);
        debts.incurred(debtor);
      }
    }
  }
}
