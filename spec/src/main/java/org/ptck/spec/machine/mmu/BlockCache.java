package org.ptck.spec.machine.mmu;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;

/**
 * What the TLB of one CPU keeps of contiguous blocks: one translation for each, whatever its size.
 *
 * <p>Invalidating any page of a block drops the block.
 */
final class BlockCache {

  private final Geometry geometry;
  private final TranslationCache[] levels;

  BlockCache(Geometry geometry) {
    this.geometry = geometry;
    this.levels = new TranslationCache[geometry.levelCount()];
    for (int level = 0; level < levels.length; level++) {
      levels[level] = new TranslationCache();
    }
  }

  /** The word that translates the address, its target that of the page; 0 when there is none. */
  long get(int id, long address) {
    for (int level = 0; level < levels.length; level++) {
      if (!levels[level].isEmpty()) {
        long word = levels[level].get(id, address >>> shift(level));
        if (word != 0) {
          long within = address & (blockBytes(level) - 1) & -geometry.pageBytes();
          return geometry.architecture().advance(word, within);
        }
      }
    }
    return 0;
  }

  /**
   * Remembers the block around the address.
   *
   * @param word the leaf of the level that translates the address, without the contiguous bit
   */
  void put(int id, int level, long address, long word) {
    Architecture architecture = geometry.architecture();
    // As in hardware, the bits within the block come from the address alone.
    long within = architecture.physicalAddress(word) & (blockBytes(level) - 1);
    levels[level].put(id, address >>> shift(level), architecture.advance(word, -within));
  }

  /** Forgets the blocks that have a page in the range under the id. */
  void removeRange(int id, long address, long last) {
    for (int level = 0; level < levels.length; level++) {
      removeRange(id, address, last, level);
    }
  }

  /** The same of blocks of one level. */
  void removeRange(int id, long address, long last, int level) {
    if (!levels[level].isEmpty()) {
      levels[level].removeRange(id, address >>> shift(level), last >>> shift(level));
    }
  }

  void removeId(int id) {
    for (TranslationCache level : levels) {
      level.removeId(id);
    }
  }

  void clear() {
    for (TranslationCache level : levels) {
      level.clear();
    }
  }

  private int shift(int level) {
    return Long.numberOfTrailingZeros(blockBytes(level));
  }

  private long blockBytes(int level) {
    return geometry.spanBytes(level) * geometry.contiguousRun(level);
  }
}
