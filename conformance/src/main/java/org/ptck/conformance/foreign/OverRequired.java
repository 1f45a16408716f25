package org.ptck.conformance.foreign;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.Translations;

/**
 * Takes accessed or dirty from entries by the functions that every layer has, for one that has none
 * of its own: entries are cleared and stored again, one by one, and contiguous blocks as a whole,
 * so that they stay what they are and no other entry of one says what was to be taken.
 */
final class OverRequired {

  private final EntryOperations layer;
  private final Geometry geometry;
  private final Architecture architecture;
  private final Hardware hardware;

  /** What that layer lacks, whose entries are in that machine. */
  OverRequired(EntryOperations layer, Geometry geometry, Hardware hardware) {
    this.layer = layer;
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.hardware = hardware;
  }

  /** As {@link EntryOperations#clearYoungDirty}; whether any of the entries was accessed. */
  boolean clearState(int id, int level, long address, long entry, int count, int flags) {
    boolean young = false;
    int n = 0;
    while (n < count) {
      long word;
      if (isFolded(level, at(level, entry, n))) {
        int start = n - index(level, address, n);
        int end = start + geometry.contiguousRun(level);
        word = clear(id, level, address, entry, start, end, flags);
        if ((start < 0 || end > count)
            && (flags & EntryOperations.CLEAR_DIRTY) != 0
            && architecture.isDirty(word)) {
          invalidate(id, level, address, start, end);
        }
        n = end;
      } else {
        word = clear(id, level, address, entry, n, n + 1, flags);
        // An entry that completes a block is folded into it, and reads as the rest of it does.
        n += isFolded(level, at(level, entry, n)) ? 0 : 1;
      }
      young |= architecture.isYoung(word);
    }
    return young;
  }

  /** The number, within its block, of the n-th entry after one. */
  private int index(int level, long address, int n) {
    return (int) (address(level, address, n) >>> geometry.spanShift(level))
        & (geometry.contiguousRun(level) - 1);
  }

  private long address(int level, long address, int n) {
    return address + n * geometry.spanBytes(level);
  }

  private long at(int level, long entry, int n) {
    return entry + ((long) n << geometry.entryShift(level));
  }

  /** As it is in memory: a layer need not show the contiguous bit. */
  private boolean isFolded(int level, long entry) {
    long word = hardware.entryRead(entry);
    return geometry.contiguousRun(level) > 1
        && architecture.isValid(word)
        && architecture.isContiguous(word);
  }

  /** Clears and stores the entries from the start-th to before the end-th; what the first held. */
  private long clear(
      int id, int level, long address, long entry, int start, int end, int flags) {
    long at = at(level, entry, start);
    long startAddress = address(level, address, start);
    long word = layer.getAndClear(id, level, startAddress, at, end - start);
    if (architecture.isValid(word)) {
      long plain = architecture.makeNonContiguous(word, at);
      layer.set(id, level, startAddress, at, without(plain, flags), end - start);
    } else {
      layer.set(id, level, startAddress, at, word, 1);
    }
    return word;
  }

  /** What became clean though nobody named it: the caller knows of the rest. */
  private void invalidate(int id, int level, long address, int start, int end) {
    if (id != EntryOperations.NO_ID) {
      hardware.invalidateRange(
          Translations.ALL_CPUS,
          id,
          address(level, address, start),
          (end - start) * (geometry.spanBytes(level) >>> geometry.pageShift()),
          Translations.LEAF_ONLY);
    }
  }

  private long without(long word, int flags) {
    long old = (flags & EntryOperations.CLEAR_YOUNG) != 0 ? architecture.makeOld(word) : word;
    return (flags & EntryOperations.CLEAR_DIRTY) != 0 ? architecture.makeClean(old) : old;
  }
}
