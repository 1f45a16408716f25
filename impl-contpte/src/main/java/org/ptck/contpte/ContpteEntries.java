package org.ptck.contpte;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Entry operations that make contiguous blocks wherever entries of leaf tables allow it, and unmake
 * them before they are changed in part. Entries above leaf tables stand for themselves.
 *
 * <p>A reader sees what plain entries would show, but that accessed and dirty are those of the
 * whole block, and that the contiguous bit shows. Whenever a block is folded or unfolded, the layer
 * invalidates its translations on every CPU, as where it is asked to flush what it makes old, and
 * where it makes more clean than it was asked to; all other invalidation is the caller's.
 */
public final class ContpteEntries implements EntryOperations {

  private final LevelEntries[] levels;

  /** Operates on the entries of the machine; the leaf level of the geometry has runs. */
  public ContpteEntries(Geometry geometry, Hardware hardware) {
    this(geometry, hardware, ContpteParts.correct());
  }

  /** As {@link #ContpteEntries(Geometry, Hardware)}, with these decisions. */
  public ContpteEntries(Geometry geometry, Hardware hardware, ContpteParts parts) {
    this.levels = new LevelEntries[geometry.levelCount()];
    for (int level = 0; level < levels.length; level++) {
      levels[level] = new LevelEntries(new Blocks(geometry, hardware, level), parts);
    }
  }

  @Override
  public void set(int id, int level, long address, long entry, long word, int count) {
    levels[level].set(id, address, entry, word, count);
  }

  @Override
  public long get(int id, int level, long address, long entry) {
    return levels[level].get(address, entry);
  }

  @Override
  public long getLockless(int id, int level, long address, long entry) {
    return levels[level].getLockless(address, entry);
  }

  @Override
  public long getAndClear(int id, int level, long address, long entry, int count) {
    return levels[level].getAndClear(id, address, entry, count);
  }

  @Override
  public void writeProtect(int id, int level, long address, long entry, int count) {
    levels[level].writeProtect(id, address, entry, count);
  }

  @Override
  public boolean setAccessFlags(
      int id, int level, long address, long entry, long word, boolean dirty) {
    return levels[level].setAccessFlags(id, address, entry, word);
  }

  @Override
  public boolean testAndClearYoung(int id, int level, long address, long entry, int count) {
    return levels[level].clearYoung(address, entry, count);
  }

  @Override
  public boolean clearFlushYoung(int id, int level, long address, long entry, int count) {
    boolean young = levels[level].clearYoung(address, entry, count);
    if (young) {
      levels[level].invalidate(id, address, count);
    }
    return young;
  }

  @Override
  public void clearYoungDirty(
      int id, int level, long address, long entry, int count, int flags) {
    levels[level].clearYoungDirty(id, address, entry, count, flags);
  }
}
