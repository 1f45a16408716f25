package org.ptck.spec.machine.mmu;

import org.apiguardian.api.API;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserAccess;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Invalidated;

/**
 * The MMU of one CPU: translates addresses through its TLB, its walk cache and the tables, with
 * hardware management of accessed and dirty.
 *
 * <p>The TLB keeps the descriptor word that it translated with. A store passes through a cached
 * word only if that word was dirty already; else hardware walks again, to set dirty in the entry
 * (Intel SDM volume 3A, 5.8 and 5.10.4.3).
 *
 * <p>What is marked global it keeps for all ids; an invalidation by id leaves that. What a link
 * makes global (RISC-V) it keeps for the id that walked.
 *
 * <p>Of a contiguous block it keeps one translation for all pages. Whether accessed or dirty must
 * be set is decided by the entry that is walked to alone, without a look at the rest of the block,
 * as hardware may; it is set in any one entry of the block.
 *
 * <p>What a walk permits is what every level permits. The TLB keeps leaves without what the links
 * above forbade, the walk cache keeps with each table what the links above it permitted (Intel SDM
 * volume 3A, 5.10.3.1), so that both keep a permission that was taken away until they are
 * invalidated. An access that is forbidden by a cached path alone is tried again from the root.
 *
 * <p>Others may act before each read of a walk. One that an invalidation overtakes begins again.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Mmu {

  /** Answer of {@link #translate}: the access faults. */
  public static final long FAULT = -1;

  /** Accessed and dirty are set in the entry that is walked to. */
  public static final int WALKED = -1;

  /** An entry changed under the walk: it must begin again. */
  private static final long AGAIN = -2;

  /** The leaf permits the access and the links that led to it do not. */
  private static final long FORBIDDEN = -3;

  /** The bits of a cached path that say which data accesses its links permit. */
  private static final long ACCESS_MASK = 3;

  /** The bit of a cached path that says that some link of it forbids fetches. */
  private static final long NO_EXECUTE = 4;

  /** All that a cached path says beside its table, in bits that are 0 in the address of any. */
  private static final long PERMITTED_MASK = ACCESS_MASK | NO_EXECUTE;

  /** What a root permits. */
  private static final long ANYTHING = UserAccess.WRITE.ordinal();

  /** The key of what is cached for every id. */
  private static final int NO_ID = 0;

  private final Geometry geometry;
  private final Architecture architecture;
  private final EntryPort entries;
  private final TranslationCache translations = new TranslationCache();
  private final TranslationCache globals = new TranslationCache();
  private final BlockCache blocks;
  private final BlockCache globalBlocks;
  private final TranslationCache[] paths;

  private int invalidations;

  /** The MMU of a CPU that has cached nothing yet. */
  public Mmu(Geometry geometry, EntryPort entries) {
    this.geometry = geometry;
    this.architecture = geometry.architecture();
    this.entries = entries;
    this.blocks = new BlockCache(geometry);
    this.globalBlocks = new BlockCache(geometry);
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
   * @param access what user code does there
   * @param marks the entry of a contiguous block in which accessed or dirty is set, counted from
   *   the first, modulo the entries of the block; {@link #WALKED} for the one walked to
   */
  public long translate(int id, long root, long address, Access access, int marks) {
    long page = address >>> geometry.pageShift();
    long cached = translations.get(id, page);
    if (!passes(cached, access)) {
      cached = blocks.get(id, address);
    }
    if (!passes(cached, access)) {
      cached = globals.get(NO_ID, page);
    }
    if (!passes(cached, access)) {
      cached = globalBlocks.get(NO_ID, address);
    }
    if (passes(cached, access)) {
      return architecture.physicalAddress(cached);
    }
    long physical = walk(id, root, address, page, access, marks);
    while (physical == AGAIN) {
      physical = walk(id, root, address, page, access, marks);
    }
    return physical;
  }

  /** Whether something is cached, and lets the access pass without another look at the entry. */
  private boolean passes(long cached, Access access) {
    return cached != 0
        && switch (access) {
          case READ -> architecture.leafAccess(cached).isAny();
          case WRITE -> architecture.isStoreCacheable(cached);
          case EXECUTE -> architecture.isExecutable(cached);
        };
  }

  /** The leaf as the access leaves it; 0 when it faults. */
  private long walked(long leaf, Access access) {
    return access == Access.EXECUTE
        ? architecture.fetched(leaf)
        : architecture.walked(leaf, access == Access.WRITE);
  }

  /** The leaf as a walk sees it whose links permit that. */
  private long through(long permitted, long leaf) {
    long seen = architecture.throughWalk(leaf, accessOf(permitted));
    return (permitted & NO_EXECUTE) == 0 ? seen : architecture.makeNonExecutable(seen);
  }

  /** What links permit that led to an entry, and another one at that entry. */
  private long and(long permitted, int level, long link) {
    UserAccess access = accessOf(permitted).and(architecture.linkAccess(level, link));
    long forbids = architecture.isLinkExecutable(level, link) ? 0 : NO_EXECUTE;
    return access.ordinal() | (permitted & NO_EXECUTE) | forbids;
  }

  private static long tableOf(long path) {
    return path & ~PERMITTED_MASK;
  }

  private static UserAccess accessOf(long path) {
    return UserAccess.of((int) (path & ACCESS_MASK));
  }

  /** How often something was invalidated: what began before that has to begin again after it. */
  public int invalidationCount() {
    return invalidations;
  }

  /** Forgets leaf translations, and paths as well if told to, for a range under an id. */
  public void invalidateRange(int id, long address, long pageCount, boolean allLevels) {
    long page = address >>> geometry.pageShift();
    long last = address + (pageCount << geometry.pageShift()) - 1;
    invalidations++;
    translations.removeRange(id, page, page + pageCount - 1);
    blocks.removeRange(id, address, last);
    if (allLevels) {
      for (int level = 1; level < paths.length; level++) {
        int shift = geometry.spanShift(level);
        paths[level].removeRange(id, address >>> shift, last >>> shift);
      }
    }
  }

  /**
   * Forgets what an instruction says for a range under an id.
   *
   * @param level the level whose leaves go; {@link Invalidated#NO_LEVEL} for none
   * @param paths whether paths to tables above the level go as well
   */
  public void invalidateLevel(int id, long address, long pageCount, int level, boolean paths) {
    long last = address + (pageCount << geometry.pageShift()) - 1;
    invalidations++;
    if (level >= 0) {
      int shift = geometry.pageShift();
      translations.removeRange(id, address >>> shift, last >>> shift, level);
      blocks.removeRange(id, address, last, level);
    }
    for (int above = Math.max(level, 0) + 1; paths && above < this.paths.length; above++) {
      int shift = geometry.spanShift(above);
      this.paths[above].removeRange(id, address >>> shift, last >>> shift);
    }
  }

  /**
   * Forgets global leaf translations of a range.
   *
   * @param level the level whose leaves go; {@link Invalidated#NO_LEVEL} or
   *   {@link Invalidated#ANY_LEVEL}
   */
  public void invalidateGlobal(long address, long pageCount, int level) {
    long page = address >>> geometry.pageShift();
    long last = address + (pageCount << geometry.pageShift()) - 1;
    invalidations++;
    if (level == Invalidated.ANY_LEVEL) {
      globals.removeRange(NO_ID, page, page + pageCount - 1);
      globalBlocks.removeRange(NO_ID, address, last);
    } else if (level >= 0) {
      globals.removeRange(NO_ID, page, page + pageCount - 1, level);
      globalBlocks.removeRange(NO_ID, address, last, level);
    }
  }

  /** Forgets every global translation. */
  public void invalidateGlobal() {
    invalidations++;
    globals.clear();
    globalBlocks.clear();
  }

  /** Forgets everything under an id, but for global translations. */
  public void invalidateId(int id) {
    invalidations++;
    translations.removeId(id);
    blocks.removeId(id);
    for (TranslationCache level : paths) {
      level.removeId(id);
    }
  }

  /** Forgets everything. */
  public void invalidateAll() {
    invalidations++;
    translations.clear();
    blocks.clear();
    globals.clear();
    globalBlocks.clear();
    for (TranslationCache level : paths) {
      level.clear();
    }
  }

  private long walk(
      int id, long root, long address, long page, Access access, int marks) {
    for (int level = 1; level <= geometry.rootLevel(); level++) {
      long path = paths[level].get(id, address >>> geometry.spanShift(level));
      if (path != 0) {
        long physical =
            walkFrom(
                id, level - 1, tableOf(path), path & PERMITTED_MASK, address, page, access,
                marks);
        return physical == FORBIDDEN
            ? fromRoot(id, root, address, page, access, marks)
            : physical;
      }
    }
    return fromRoot(id, root, address, page, access, marks);
  }

  private long fromRoot(
      int id, long root, long address, long page, Access access, int marks) {
    long physical =
        walkFrom(
            id, geometry.rootLevel(), root, ANYTHING, address, page, access, marks);
    return physical == FORBIDDEN ? FAULT : physical;
  }

  private long walkFrom(
      int id,
      int levelFirst,
      long tableFirst,
      long above,
      long address,
      long page,
      Access access,
      int marks) {
    int level = levelFirst;
    long table = tableFirst;
    long permitted = above;
    int begun = invalidations;
    while (true) {
      long entry = geometry.entryAddress(level, table, address);
      long word = entries.read(level, entry);
      if (invalidations != begun) {
        // An invalidation is complete when the walks are that may have read what it is about.
        return AGAIN;
      }
      if (architecture.isTable(level, word)) {
        table = architecture.physicalAddress(word);
        permitted = and(permitted, level, word);
        paths[level].put(id, address >>> geometry.spanShift(level), table | permitted);
        level--;
      } else if (architecture.isLeaf(level, word)) {
        if (walked(word, access) == 0) {
          return FAULT;
        }
        if (walked(through(permitted, word), access) == 0) {
          return FORBIDDEN;
        }
        return isContiguous(level, word)
            ? useBlock(id, level, entry, word, permitted, address, access, marks)
            : use(id, level, entry, word, permitted, address, page, access);
      } else {
        return FAULT;
      }
    }
  }

  private long use(
      int id,
      int level,
      long entry,
      long word,
      long permitted,
      long address,
      long page,
      Access access) {
    long walked = walked(word, access);
    if (walked != word && !entries.update(level, entry, word, walked)) {
      return AGAIN;
    }
    long within = address & (geometry.spanBytes(level) - 1) & -geometry.pageBytes();
    long cached = architecture.advance(walked, within);
    boolean isGlobal = architecture.isGlobal(word);
    (isGlobal ? globals : translations)
        .put(isGlobal ? NO_ID : id, page, through(permitted, cached), level);
    return architecture.physicalAddress(cached);
  }

  private boolean isContiguous(int level, long word) {
    return architecture.isContiguous(word) && geometry.contiguousRun(level) > 1;
  }

  private long useBlock(
      int id,
      int level,
      long entry,
      long word,
      long permitted,
      long address,
      Access access,
      int marks) {
    long walked = walked(word, access);
    if (walked != word && !mark(level, entry, word, address, access, marks)) {
      return AGAIN;
    }
    long single = architecture.makeNonContiguous(walked, entry);
    boolean isGlobal = architecture.isGlobal(word);
    (isGlobal ? globalBlocks : blocks)
        .put(
            isGlobal ? NO_ID : id, level, address, through(permitted, single));
    long within = address & (geometry.spanBytes(level) - 1) & -geometry.pageBytes();
    return architecture.target(walked, entry) + within;
  }

  /** Sets accessed or dirty in one entry of a block; returns false if it changed meanwhile. */
  private boolean mark(
      int level, long entry, long word, long address, Access access, int marks) {
    if (marks >= 0) {
      int run = geometry.contiguousRun(level);
      int walkedTo = geometry.index(level, address) & (run - 1);
      long chosen = entry + ((long) (marks % run - walkedTo) << geometry.entryShift(level));
      long other = entries.read(level, chosen);
      long marked = architecture.isLeaf(level, other) ? walked(other, access) : 0;
      if (isContiguous(level, other) && marked != 0) {
        return marked == other || entries.update(level, chosen, other, marked);
      }
    }
    return entries.update(level, entry, word, walked(word, access));
  }
}
