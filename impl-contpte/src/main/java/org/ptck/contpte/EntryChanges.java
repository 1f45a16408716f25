package org.ptck.contpte;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * Changes of single entries, contiguous or not, that keep what hardware sets in them meanwhile. The
 * contiguous bit stays as it is.
 */
final class EntryChanges {

  private final Blocks blocks;
  private final Architecture architecture;

  EntryChanges(Blocks blocks) {
    this.blocks = blocks;
    this.architecture = blocks.architecture();
  }

  /** Takes write permission. */
  void writeProtect(long entry) {
    long before;
    long after;
    do {
      before = blocks.hardware().entryRead(entry);
      after = architecture.writeProtect(before);
    } while (after != before && !replace(entry, before, after));
  }

  /**
   * Takes accessed, dirty or both; what the entry held.
   *
   * @param flags as in {@link EntryOperations#clearYoungDirty}
   */
  long clearState(long entry, int flags) {
    long before;
    long after;
    do {
      before = blocks.hardware().entryRead(entry);
      long old =
          (flags & EntryOperations.CLEAR_YOUNG) != 0 ? architecture.makeOld(before) : before;
      after = (flags & EntryOperations.CLEAR_DIRTY) != 0 ? architecture.makeClean(old) : old;
    } while (after != before && !replace(entry, before, after));
    return before;
  }

  /** Adds what the word wanted permits and says; returns whether anything changed. */
  boolean widen(long entry, long wanted) {
    while (true) {
      long before = blocks.hardware().entryRead(entry);
      long permitted =
          architecture.isWritable(wanted) ? architecture.makeWritable(before) : before;
      long after = blocks.withFlagsOf(permitted, wanted);
      if (after == before) {
        return false;
      }
      if (replace(entry, before, after)) {
        return true;
      }
    }
  }

  private boolean replace(long entry, long before, long after) {
    return blocks.hardware().entryCompareAndSet(entry, before, after);
  }
}
