package org.ptck.conformance.foreign;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * Takes accessed or dirty from entries by the functions that every layer has, for one that has none
 * of its own: entries are cleared and stored again, one by one, and contiguous blocks as a whole
 * where all of one is named, so that they stay what they are.
 */
final class OverRequired {

  private final EntryOperations layer;
  private final Geometry geometry;
  private final Architecture architecture;
  private final boolean contiguous;

  /**
   * What that layer lacks.
   *
   * @param contiguous whether it makes contiguous blocks
   */
  OverRequired(EntryOperations layer, Geometry geometry, boolean contiguous) {
    this.layer = layer;
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.contiguous = contiguous;
  }

  /** As {@link EntryOperations#clearYoungDirty}; whether any of the entries was accessed. */
  boolean clearState(int id, int level, long address, long entry, int count, int flags) {
    boolean young = false;
    int done = 0;
    while (done < count) {
      long at = address + done * geometry.spanBytes(level);
      int length = length(level, at, count - done);
      young |=
          clear(
              id, level, at, entry + ((long) done << geometry.entryShift(level)), length, flags);
      done += length;
    }
    return young;
  }

  /** How many entries are taken at a time: a block where all of it is named. */
  private int length(int level, long address, int count) {
    int run = contiguous ? geometry.contiguousRun(level) : 1;
    boolean isStart = (address & (run * geometry.spanBytes(level) - 1)) == 0;
    return isStart && count >= run ? run : 1;
  }

  private boolean clear(int id, int level, long address, long entry, int count, int flags) {
    long word = layer.getAndClear(id, level, address, entry, count);
    long plain =
        architecture.isValid(word) ? architecture.makeNonContiguous(word, entry) : word;
    layer.set(id, level, address, entry, without(plain, flags), count);
    return architecture.isYoung(word);
  }

  private long without(long word, int flags) {
    if (!architecture.isValid(word)) {
      return word;
    }
    long old = (flags & EntryOperations.CLEAR_YOUNG) != 0 ? architecture.makeOld(word) : word;
    return (flags & EntryOperations.CLEAR_DIRTY) != 0 ? architecture.makeClean(old) : old;
  }
}
