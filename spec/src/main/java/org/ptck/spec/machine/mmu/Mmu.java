package org.ptck.spec.machine.mmu;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;

/**
 * The MMU of one CPU: translates addresses through its TLB, its walk cache and the tables, with
 * hardware management of accessed and dirty.
 *
 * <p>The TLB keeps the descriptor word that it translated with. A store passes through a cached
 * word only if that word was dirty already; else hardware walks again, to set dirty in the entry
 * ({@code kernel-semantics.md} section 9).
 */
public final class Mmu {

  /** Answer of {@link #translate}: the access faults. */
  public static final long FAULT = -1;

  private final Geometry geometry;
  private final Architecture architecture;
  private final EntryPort entries;
  private final TranslationCache translations = new TranslationCache();
  private final TranslationCache[] paths;

  /** The MMU of a CPU that has cached nothing yet. */
  public Mmu(Geometry geometry, EntryPort entries) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.entries = entries;
    this.paths = new TranslationCache[geometry.levelCount()];
    for (int level = 0; level < paths.length; level++) {
      paths[level] = new TranslationCache();
    }
  }

  /**
   * The physical address that an access reaches, or {@link #FAULT}.
   *
   * @param id the id under which the CPU has the space loaded
   * @param root the root table that it has loaded
   */
  public long translate(int id, long root, long address, boolean store) {
    long page = address >>> geometry.pageShift();
    long cached = translations.get(id, page);
    if (cached != 0 && (!store || architecture.isStoreCacheable(cached))) {
      return architecture.physicalAddress(cached);
    }
    return walk(id, root, address, page, store);
  }

  /** Forgets leaf translations, and paths as well if told to, for a range under an id. */
  public void invalidateRange(int id, long address, long pageCount, boolean allLevels) {
    long page = address >>> geometry.pageShift();
    translations.removeRange(id, page, page + pageCount - 1);
    if (allLevels) {
      long last = address + (pageCount << geometry.pageShift()) - 1;
      for (int level = 1; level < paths.length; level++) {
        int shift = geometry.spanShift(level);
        paths[level].removeRange(id, address >>> shift, last >>> shift);
      }
    }
  }

  /** Forgets everything under an id. */
  public void invalidateId(int id) {
    translations.removeId(id);
    for (TranslationCache level : paths) {
      level.removeId(id);
    }
  }

  /** Forgets everything. */
  public void invalidateAll() {
    translations.clear();
    for (TranslationCache level : paths) {
      level.clear();
    }
  }

  private long walk(int id, long root, long address, long page, boolean store) {
    int level = geometry.rootLevel();
    long table = root;
    for (int cachedLevel = 1; cachedLevel <= geometry.rootLevel(); cachedLevel++) {
      long path = paths[cachedLevel].get(id, address >>> geometry.spanShift(cachedLevel));
      if (path != 0) {
        level = cachedLevel - 1;
        table = path;
        break;
      }
    }
    while (true) {
      long entry = geometry.entryAddress(level, table, address);
      long word = entries.read(level, entry);
      if (architecture.isTable(level, word)) {
        table = architecture.physicalAddress(word);
        paths[level].put(id, address >>> geometry.spanShift(level), table);
        level--;
      } else if (architecture.isLeaf(level, word)) {
        return use(id, level, entry, word, address, page, store);
      } else {
        return FAULT;
      }
    }
  }

  private long use(
      int id, int level, long entry, long word, long address, long page, boolean store) {
    long walked = architecture.walked(word, store);
    if (walked == 0) {
      return FAULT;
    }
    if (walked != word) {
      entries.update(entry, walked);
    }
    long within = address & (geometry.spanBytes(level) - 1) & -geometry.pageBytes();
    long cached = walked + within;
    translations.put(id, page, cached);
    return architecture.physicalAddress(cached);
  }
}
