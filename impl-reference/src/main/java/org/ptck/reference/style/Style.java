package org.ptck.reference.style;

import java.util.EnumSet;
import java.util.Set;
import org.ptck.reference.Parts;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.book.PageCache;
import org.ptck.reference.gather.LinkClear;
import org.ptck.reference.gather.LockedLinkClear;
import org.ptck.reference.page.DirtyCarry;
import org.ptck.reference.page.FolioDirtyCarry;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.BroadcastTargets;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.reference.tlb.SpaceIds;
import org.ptck.spec.fact.Capability;

/**
 * A correct way of doing one thing that differs from the plain one. Styles can be combined; where
 * two answer the same question, their comments say which one is taken.
 */
public enum Style {
  /** Flush only the CPUs that ran the space. */
  FLUSH_RAN,
  /** Leaf flushes skip CPUs that do not run the space; they catch up at load. */
  SKIP_IDLE,
  /** Ids in generations; CPUs flush themselves at their first load in a generation. */
  ROLLING_IDS,
  /** Exit retires the id instead of flushing it. */
  RETIRE_AT_EXIT,
  /** Exit leaves entries in place. Taken where {@link #PLAIN_CLEAR} is wanted too. */
  ENTRIES_LEFT,
  /** Exit clears entries without atomic operations. */
  PLAIN_CLEAR,
  /** Exit drops its lock while references are owed. */
  EXIT_PAUSE,
  /** Mapcounts are corrected after the flush. */
  LATE_RMAP,
  /** Links of empty tables are cleared without the table lock. */
  UNLOCKED_LINK,
  /**
   * Links of empty leaf tables are cleared under a lock tried for against the order. With
   * {@link #UNLOCKED_LINK}, that one has the links further up.
   */
  TRY_LOCK,
  /** Loads of untouched anonymous memory map one page of zeroes. */
  ZERO_PAGE,
  /** Dirty state of anonymous pages goes with the entries that said so. */
  DROP_ANON_DIRTY,
  /** Write-back holds what entries said in hand, and does not mark the folio. */
  SYNC_IN_HAND,
  /** Write-back clears entries, and stores them again when they are invalidated. */
  SYNC_CLEARED,
  /**
   * Copy-on-write stores the new entry over the old one, where the architecture does not ask for
   * break-before-make.
   */
  COPY_IN_PLACE,
  /** The kernel stores for user code to a page that it holds, and marks the folio afterwards. */
  HELD_COPY,
  /**
   * Copy-on-write for a store by the kernel stores before it maps. With {@link #HELD_COPY}, that
   * one is taken.
   */
  STORED_COPY;

  /** The capabilities that a manager must declare to follow these styles. */
  public static Set<Capability> capabilities(Set<Style> styles) {
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    if (styles.contains(LATE_RMAP)) {
      capabilities.add(Capability.LATE_RMAP);
    }
    if (styles.contains(ROLLING_IDS) || styles.contains(RETIRE_AT_EXIT)) {
      capabilities.add(Capability.ID_RETIREMENT);
    }
    return capabilities;
  }

  /** The plain parts, but for what these styles do differently. */
  public static Parts parts(Set<Style> wanted) {
    Set<Style> styles = Set.copyOf(wanted);
    Parts parts = Parts.PLAIN;
    if (styles.contains(FLUSH_RAN) || styles.contains(SKIP_IDLE)) {
      parts =
          parts.withFlushTargets(
              (platform, contexts) -> flushTargets(platform, contexts, styles));
    }
    if (styles.contains(ROLLING_IDS) || styles.contains(RETIRE_AT_EXIT)) {
      parts = parts.withSpaceIds(spaceIds(styles));
    }
    if (styles.contains(ENTRIES_LEFT)) {
      parts = parts.withDeadEntries(LeftDeadEntries::new);
    } else if (styles.contains(PLAIN_CLEAR)) {
      parts = parts.withDeadEntries(PlainDeadEntries::new);
    }
    if (styles.contains(EXIT_PAUSE)) {
      parts = parts.withExitPause(UnlockedExitPause::new);
    }
    if (styles.contains(LATE_RMAP)) {
      parts = parts.withRmapRemoval(LateRmapRemoval::new);
    }
    if (styles.contains(UNLOCKED_LINK) || styles.contains(TRY_LOCK)) {
      parts = parts.withLinkClear(platform -> linkClear(platform, styles));
    }
    if (styles.contains(ZERO_PAGE)) {
      parts = parts.withZeroPage(SharedZeroPage::new);
    }
    if (styles.contains(DROP_ANON_DIRTY)) {
      parts = parts.withDirtyCarry(Style::fileDirtyCarry);
    }
    if (styles.contains(SYNC_IN_HAND)) {
      parts = parts.withWriteBack(InHandWriteBack::new);
    }
    if (styles.contains(SYNC_CLEARED)) {
      parts = parts.withCleaning(ClearedCleaning::new);
    }
    if (styles.contains(COPY_IN_PLACE)) {
      parts = parts.withPageReplacement(InPlaceReplacement::new);
    }
    if (styles.contains(HELD_COPY)) {
      parts = parts.withUserCopy(HeldPageCopy::new);
    } else if (styles.contains(STORED_COPY)) {
      parts = parts.withUserCopy(StoredCopy::new);
    }
    return parts;
  }

  private static DirtyCarry fileDirtyCarry(Platform platform, PageCache pageCache) {
    return new DroppedAnonymousDirty(pageCache, new FolioDirtyCarry(platform));
  }

  private static FlushTargets flushTargets(
      Platform platform, Contexts contexts, Set<Style> styles) {
    FlushTargets targets =
        styles.contains(FLUSH_RAN) ? new RanTargets() : new BroadcastTargets();
    if (styles.contains(SKIP_IDLE)) {
      targets = new SkipIdleTargets(platform.hardware(), contexts, targets);
    }
    return new LockedTargets(platform.locks(), targets);
  }

  private static SpaceIds.Maker spaceIds(Set<Style> styles) {
    if (!styles.contains(ROLLING_IDS)) {
      return RetiredIds::new;
    }
    return styles.contains(RETIRE_AT_EXIT) ? RollingRetiredIds::new : RollingIds::new;
  }

  private static LinkClear linkClear(Platform platform, Set<Style> styles) {
    LinkClear clear =
        styles.contains(UNLOCKED_LINK)
            ? new UnlockedLinkClear(platform.hardware())
            : new LockedLinkClear(platform);
    return styles.contains(TRY_LOCK) ? new TryLockLinkClear(platform, clear) : clear;
  }
}
