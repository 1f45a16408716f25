package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.Capability.DIRTY_TRACKING;
import static org.ptck.spec.fact.Capability.ENTRY_EVENTS;
import static org.ptck.spec.fact.Capability.FORK;
import static org.ptck.spec.fact.Capability.HARDWARE_DIRTY;
import static org.ptck.spec.fact.Capability.HARDWARE_MARKS;
import static org.ptck.spec.fact.Capability.LOCKS;
import static org.ptck.spec.fact.Capability.PAGE_DIRTY;
import static org.ptck.spec.fact.EventKind.ENTRY_WRITE;
import static org.ptck.spec.fact.EventKind.FOLIO_DIRTY_CHANGE;
import static org.ptck.spec.fact.view.FactGroup.DATA;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.FILES;
import static org.ptck.spec.fact.view.FactGroup.FOLIOS;
import static org.ptck.spec.fact.view.FactGroup.MAPPINGS;
import static org.ptck.spec.fact.view.FactGroup.PINS;
import static org.ptck.spec.fact.view.FactGroup.SPACES;
import static org.ptck.spec.fact.view.FactGroup.TRANSLATIONS;
import static org.ptck.spec.rule.Moment.EVERY_EVENT;
import static org.ptck.spec.rule.Subject.PAGE;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/** DTY: dirty and accessed; reserved folios, such as a zero page, excepted. */
final class DirtyRules {

  static final Rule DTY_1 =
      new Rule(
          "DTY-1",
          "For each page that an entry maps, and every page in the page cache: if its data differs"
              + " from its backing store, then an entry of the folio, the folio's dirty mark, a"
              + " write-back in progress or an open write pin says dirty, or a CPU has it in hand."
              + " Where PAGE_DIRTY is declared, only entries of the page itself count.",
          "F08 \"losing dirty can cause data loss\"; Linux 2026 mm/page-writeback.c"
              + " folio_clear_dirty_for_io()",
          Strength.MUST,
          Set.of(DIRTY_TRACKING),
          "Whoever clears the last dirty bit must mark the folio, or begin the write-back, before"
              + " the last lock held at that moment is released.",
          List.of(
              new Check.State(
                  PAGE,
                  EVERY_EVENT,
                  DirtyRules::differsFromBacking,
                  DirtyRules::isSaidDirty,
                  DirtyRules::page)
                  .reading(FOLIOS, DATA, FILES, PINS, ENTRIES)));

  static final Rule DTY_4 =
      new Rule(
          "DTY-4",
          "Dirty appears only by a store, a request to write (write fault, write pin), by carrying"
              + " it over within the declared granularity, or by an operation declared to dirty.",
          "R23 \"ties it to the folio\"",
          Strength.SHOULD,
          Set.of(DIRTY_TRACKING),
          "An entry made dirty in advance costs a write-back that nobody needs: set dirty at the"
              + " write fault, and leave the rest to hardware.",
          List.of(
              new Check.Transition(
                  Set.of(ENTRY_WRITE, FOLIO_DIRTY_CHANGE),
                  (view, change) -> change.isFirstEvidenceOfDirty(),
                  (view, change) -> isCalledFor(view, change, change.folio())
                      || isPutBack(view, change),
                  (view, change) -> madeDirty(change))
                  .reading(FOLIOS, DATA, FILES, PINS, ENTRIES, SPACES, MAPPINGS)));

  static final Rule DTY_5 =
      new Rule(
          "DTY-5",
          "Losing accessed is allowed, and counted: an entry that hardware may mark accessed is"
              + " overwritten by a plain store.",
          "F08 \"losing accessed isn't a huge problem\"",
          Strength.ADVICE,
          Set.of(DIRTY_TRACKING, HARDWARE_MARKS, ENTRY_EVENTS),
          "A page that was used looks idle. Exchange the entry, or compare and set it, to keep what"
              + " hardware sets between a read and the store.",
          List.of(
              new Check.Transition(
                  Set.of(ENTRY_WRITE),
                  DirtyRules::canLoseAccessed,
                  DirtyRules::isAtomic,
                  DirtyRules::overwritten)
                  .reading(ENTRIES, SPACES, TRANSLATIONS)));

  static final Rule DTY_6 =
      new Rule(
          "DTY-6",
          "A decision that can lose dirty uses the value that the atomic read-and-clear returned;"
              + " bits that hardware cannot set on that entry, and entries that no CPU has loaded,"
              + " are exempt. (Accessed is DTY-5's.)",
          "Linux d52605d7cb30 mm/pgtable-generic.c pmdp_invalidate(); Linux 2026"
              + " arch/x86/include/asm/pgtable.h ptep_get_and_clear_full()",
          Strength.MUST,
          Set.of(DIRTY_TRACKING, HARDWARE_DIRTY, ENTRY_EVENTS),
          "Exchange the entry, or compare and set it, and go on from what it held: what hardware"
              + " sets between a read and a plain store is gone.",
          List.of(
              new Check.Transition(
                  Set.of(ENTRY_WRITE),
                  DirtyRules::canLoseDirty,
                  DirtyRules::isAtomic,
                  DirtyRules::overwritten)
                  .reading(FOLIOS, FILES, ENTRIES, SPACES, TRANSLATIONS)));

  static final Rule DTY_8 =
      new Rule(
          "DTY-8",
          "Fork carries dirty over and invents none: an entry of the child that maps a page of the"
              + " parent's is dirty only if an entry of its folio, the folio's dirty mark, a write-back"
              + " in progress or an open write pin said so before, a CPU has it in hand, or its data"
              + " differs from its backing store. A copy that is the child's own may be dirty.",
          "Linux v6.12 mm/memory.c __copy_present_ptes()",
          Strength.MUST,
          Set.of(FORK, LOCKS, DIRTY_TRACKING),
          "Copy the dirty bit of the parent's entry, or leave the child's entry clean.",
          List.of(
              new Check.Transition(
                  Set.of(ENTRY_WRITE),
                  DirtyRules::isSharedByFork,
                  (view, change) -> !change.isFirstEvidenceOfDirty()
                      || isCalledFor(view, change, change.folio()),
                  (view, change) -> List.of(
                      Detail.of("folio", change.folio()),
                      Detail.address("entry of the child", change.subject()),
                      Detail.address("word stored", change.after()),
                      new Detail("said dirty before", "by nobody")))
                  .reading(FOLIOS, DATA, FILES, PINS, ENTRIES, SPACES, MAPPINGS)));

  private DirtyRules() {}

  // ---- DTY-1

  private static boolean differsFromBacking(MachineView view, long page) {
    return view.pageStamp(page) != backing(view, page)
        && view.isAllocated(page)
        && !view.isReserved(page)
        && view.isFilled(page)
        && (view.entriesMapping(page) > 0 || view.isCached(page));
  }

  /** What a reader would find if the page were dropped now. */
  private static long backing(MachineView view, long page) {
    return view.isCached(page) ? view.storedStamp(view.fileOf(page), view.fileIndexOf(page)) : 0;
  }

  /** Whether something says dirty, or somebody has the page's dirty state in hand. */
  static boolean isSaidDirty(MachineView view, long page) {
    long folio = view.folioOf(page);
    return isToldDirty(view, page)
        || view.isUnderWriteBack(folio)
        || view.isInHand(folio)
        || view.writePinCount(folio) > 0;
  }

  /** Whether an entry or the folio's mark says dirty, so that a later write-back takes the page. */
  static boolean isToldDirty(MachineView view, long page) {
    long folio = view.folioOf(page);
    return view.dirtyEntriesMapping(page) > 0
        || view.isFolioDirty(folio)
        || (!view.declares(PAGE_DIRTY) && hasDirtyEntry(view, folio));
  }

  private static boolean hasDirtyEntry(MachineView view, long folio) {
    long end = folio + (1L << view.folioOrder(folio));
    for (long page = folio; page < end; page++) {
      if (view.dirtyEntriesMapping(page) > 0) {
        return true;
      }
    }
    return false;
  }

  private static List<Detail> page(MachineView view, long page) {
    return List.of(
        Detail.of("page", page),
        Detail.of(
            "backed by",
            view.isCached(page)
                ? "file %d, page %d".formatted(view.fileOf(page), view.fileIndexOf(page))
                : "nothing: it is anonymous"),
        Detail.stamp("data", view.pageStamp(page)),
        Detail.stamp("backing store holds", backing(view, page)),
        Detail.of("entries that map it", view.entriesMapping(page)),
        Detail.of("said dirty by", "nobody"));
  }

  // ---- DTY-4

  /** Whether the folio has reason to be dirty. */
  private static boolean isCalledFor(MachineView view, Change change, long folio) {
    return view.isWriteRequested(change.actor())
        || view.isInHand(folio)
        || view.isCopy(folio)
        || hasUnbackedPage(view, folio);
  }

  private static boolean hasUnbackedPage(MachineView view, long folio) {
    long end = folio + (1L << view.folioOrder(folio));
    for (long page = folio; page < end; page++) {
      if (view.pageStamp(page) != backing(view, page)) {
        return true;
      }
    }
    return false;
  }

  /** In a space that no CPU has loaded nobody faults: what was dirty is put back. */
  private static boolean isPutBack(MachineView view, Change change) {
    return change.kind() == ENTRY_WRITE
        && !view.isLoadedAnywhere(change.subject())
        && !view.isOfNewborn(change.actor(), change.subject());
  }

  private static List<Detail> madeDirty(Change change) {
    return change.kind() == ENTRY_WRITE
        ? List.of(
            Detail.of("folio", change.folio()),
            Detail.address("entry made dirty", change.subject()),
            Detail.address("word stored", change.after()))
        : List.of(Detail.of("folio marked dirty", change.folio()));
  }

  // ---- DTY-8

  /** Whether a space that is just being made gets an entry for a page that others map too. */
  private static boolean isSharedByFork(MachineView view, Change change) {
    return change.is().isLeaf()
        && view.entriesMapping(change.is().page()) > 1
        && view.isOfNewborn(change.actor(), change.subject());
  }

  // ---- DTY-5, DTY-6

  /** Whether hardware may set accessed until the store, and the word stored does not say so. */
  private static boolean canLoseAccessed(MachineView view, Change change) {
    return !change.was().isYoung()
        && !(isKept(change) && change.is().isYoung())
        && view.geometry().architecture().isYoung(walked(view, change));
  }

  /** Whether hardware may set dirty until the store, and the word stored does not say so. */
  private static boolean canLoseDirty(MachineView view, Change change) {
    return !change.was().isDirty()
        && !(isKept(change) && change.is().isDirty())
        && view.geometry().architecture().isDirty(walked(view, change))
        && !areFoliosDirty(view, change);
  }

  /** Whether the entry leads to the same place, by a leaf. */
  private static boolean isKept(Change change) {
    return change.is().isLeaf() && change.isSameTarget();
  }

  /** Whether the folio of every page of the leaf that is overwritten says dirty. */
  private static boolean areFoliosDirty(MachineView view, Change change) {
    Geometry geometry = view.geometry();
    long first = change.was().page();
    long end = first + (geometry.spanBytes(change.level()) >>> geometry.pageShift());
    for (long page = first; page < end; page++) {
      if (!view.isDataPage(page) || !view.isFolioDirty(view.folioOf(page))) {
        return false;
      }
    }
    return true;
  }

  /** The word overwritten as a walk may have left it; what stood there if no walk passes. */
  private static long walked(MachineView view, Change change) {
    EntryState was = change.was();
    if (!was.isValid() || !was.isLeaf()) {
      return was.word();
    }
    Architecture architecture = view.geometry().architecture();
    long usable = throughWalk(view, change);
    long stored = architecture.walked(usable, true);
    long walked = stored != 0 ? stored : architecture.walked(usable, false);
    return walked != 0 ? walked : was.word();
  }

  private static boolean isAtomic(MachineView view, Change change) {
    return change.detail() != 0 || !view.isLoadedAnywhere(change.subject());
  }

  private static List<Detail> overwritten(MachineView view, Change change) {
    return List.of(
        Detail.address("entry", change.subject()),
        Detail.address("word overwritten", change.before()),
        Detail.address("word stored", change.after()),
        new Detail("stored", "plainly, while hardware may set accessed or dirty"));
  }

  /** The leaf with what the links above it permit; cached paths may permit more. */
  private static long throughWalk(MachineView view, Change change) {
    long leaf = change.before();
    return view.isCachedPath(change.table())
        ? leaf
        : view.geometry().architecture().throughWalk(leaf, change.was().access());
  }
}
