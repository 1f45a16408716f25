package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.Capability.LATE_RMAP;
import static org.ptck.spec.fact.Capability.MAPCOUNTS;
import static org.ptck.spec.fact.Capability.REVERSE_MAP;
import static org.ptck.spec.fact.hardware.Breach.REVERSE_LINK_UNKNOWN;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.FILES;
import static org.ptck.spec.fact.view.FactGroup.FOLIOS;
import static org.ptck.spec.fact.view.FactGroup.MAPPINGS;
import static org.ptck.spec.fact.view.FactGroup.REVERSE;
import static org.ptck.spec.fact.view.FactGroup.SPACES;
import static org.ptck.spec.fact.view.FactGroup.TABLES;
import static org.ptck.spec.rule.Moment.OPERATION_END;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.LINKED_ENTRY;
import static org.ptck.spec.rule.Subject.LINKS;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/** RMP: finding the entries of a page. */
final class ReverseRules {

  private static final Check FOUND =
      new Check.State(
          LINKED_ENTRY,
          QUIESCENT,
          (view, entry) -> mapsCachedPage(view, entry) && !isGivenUp(view, entry),
          ReverseRules::isFound,
          ReverseRules::entry)
          .reading(FOLIOS, FILES, REVERSE, TABLES, ENTRIES, SPACES, MAPPINGS);

  /** What was given up must have gone with its space. */
  private static final Check FOUND_AT_THE_END =
      new Check.State(
          LINKED_ENTRY,
          OPERATION_END,
          ReverseRules::mapsCachedPage,
          ReverseRules::isFound,
          ReverseRules::entry)
          .reading(FILES, REVERSE, TABLES, ENTRIES);

  static final Rule RMP_1 =
      new Rule(
          "RMP-1",
          "Linux v6.12 mm/rmap.c rmap_walk(); Linux v6.12 mm/mremap.c move_ptes()",
          Strength.MUST,
          Set.of(REVERSE_MAP),
          "Add the link before the first entry can appear, remove it after the last one is gone; a"
              + " move needs the link of its target before it fills it.",
          List.of(
              Clause.of(
                  "Every entry that maps a page of the page cache for user code is found by the"
                      + " reverse mapping of its file,",
                  FOUND,
                  FOUND_AT_THE_END)
                  .andMachine(REVERSE_LINK_UNKNOWN),
              Clause.notYet(
                  "or one that maps an anonymous page by that of its page;",
                  "they follow with reclaim"),
              Clause.of(
                  "a link leaves the reverse mapping only when every entry under it is cleared or"
                      + " found by another link: where the lock of the links is declared (GUARDS), at"
                      + " the removal, or at the end of one exclusive hold of the lock around it.",
                  FOUND)));

  static final Rule RMP_2 =
      new Rule(
          "RMP-2",
          "Linux v6.12 mm/vma.c unlink_file_vma()",
          Strength.MUST,
          Set.of(REVERSE_MAP),
          "Remove the links of what is unmapped, moved away, or goes with its space or with a fork"
              + " that fails: whoever walks them finds tables that are gone.",
          List.of(
              Clause.of(
                  "A link of the reverse mapping stands for a mapping that exists: when the operation"
                      + " that took the mapping away ends, its links are gone,",
                  new Check.State(
                      LINKS,
                      OPERATION_END,
                      (view, space) -> view.isReverseLinked((int) space),
                      (view, space) -> view.unmappedLink((int) space) < 0,
                      (view, space) -> List.of(
                          Detail.of("space", space),
                          Detail.address("a link shows", view.unmappedLink((int) space)),
                          new Detail("where", "nothing is mapped")))
                      .reading(REVERSE, MAPPINGS)),
              Clause.notYet(
                  "or handed on to whoever finishes the tear-down.", "no event hands them on")));

  private ReverseRules() {}

  private static boolean mapsCachedPage(MachineView view, long entry) {
    Architecture architecture = view.geometry().architecture();
    long table = view.tableOf(entry);
    return architecture.isLeaf(view.tableLevel(table), view.entryWord(entry))
        && view.isCached(pageOf(view, entry))
        && view.userAccess(entry, view.entryWord(entry)).isAny()
        && view.tableState(table) == TableState.LINKED;
  }

  /**
   * Whether the entry is left to stand in a space that nobody has loaded and that is going, and its
   * page, where pages are counted, is not counted as mapped by it any more. While others are at
   * work, one of them may have counted the page for an entry that is still to come.
   */
  private static boolean isGivenUp(MachineView view, long entry) {
    long page = pageOf(view, entry);
    return !view.isLoadedAnywhere(entry)
        && (!view.declares(MAPCOUNTS)
            || view.declares(LATE_RMAP)
            || view.areOperationsSideBySide()
            || view.mapcount(page) < view.entriesMapping(page))
        && view.atEveryPosition(
            entry,
            (space, address) -> view.isStillborn(space)
                || (view.mappingState(space, address) & MappingState.LEAVING) != 0);
  }

  private static boolean isFound(MachineView view, long entry) {
    int shift = view.geometry().pageShift();
    long first = pageOf(view, entry);
    long count = view.geometry().spanBytes(view.tableLevel(view.tableOf(entry))) >>> shift;
    return view.atEveryPosition(
        entry,
        (space, address) -> {
          for (long n = 0; n < count; n++) {
            long page = first + n;
            if (view.isCached(page)
                && !view.isReverseMapped(
                    view.fileOf(page), view.fileIndexOf(page), space, address + (n << shift))) {
              return false;
            }
          }
          return true;
        });
  }

  private static long pageOf(MachineView view, long entry) {
    long address = view.geometry().architecture().target(view.entryWord(entry), entry);
    return address >>> view.geometry().pageShift();
  }

  private static List<Detail> entry(MachineView view, long entry) {
    long page = pageOf(view, entry);
    return List.of(
        Detail.address("entry", entry),
        Detail.of("maps page", page),
        Detail.of("of file", view.fileOf(page)),
        Detail.of("page of the file", view.fileIndexOf(page)),
        new Detail("the reverse mapping", "does not lead here"));
  }
}
