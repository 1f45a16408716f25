package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.Capability.DEFERRED_RELEASE;
import static org.ptck.spec.fact.Capability.LATE_RMAP;
import static org.ptck.spec.fact.Capability.MAPCOUNTS;
import static org.ptck.spec.fact.Capability.REFERENCES;
import static org.ptck.spec.fact.Capability.RESIDENT_COUNTERS;
import static org.ptck.spec.fact.EventKind.DEVICE_LOAD;
import static org.ptck.spec.fact.EventKind.DEVICE_STORE;
import static org.ptck.spec.fact.EventKind.FOLIO_FREE;
import static org.ptck.spec.fact.EventKind.PAGE_COPY;
import static org.ptck.spec.fact.EventKind.PAGE_LOAD;
import static org.ptck.spec.fact.EventKind.PAGE_READ;
import static org.ptck.spec.fact.EventKind.PAGE_STORE;
import static org.ptck.spec.fact.EventKind.PAGE_WRITE;
import static org.ptck.spec.fact.EventKind.PAGE_ZERO;
import static org.ptck.spec.fact.EventKind.STORAGE_READ;
import static org.ptck.spec.fact.hardware.Breach.COUNTER_BELOW_ZERO;
import static org.ptck.spec.fact.hardware.Breach.FOLIO_FREED_TWICE;
import static org.ptck.spec.fact.hardware.Breach.FOLIO_USED_WHEN_FREE;
import static org.ptck.spec.fact.hardware.Breach.FRAME_FREED_TWICE;
import static org.ptck.spec.fact.hardware.Breach.RESIDENT_BELOW_ZERO;
import static org.ptck.spec.fact.view.FactGroup.DEBTS;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.FILES;
import static org.ptck.spec.fact.view.FactGroup.FOLIOS;
import static org.ptck.spec.fact.view.FactGroup.PINS;
import static org.ptck.spec.fact.view.FactGroup.RESIDENT;
import static org.ptck.spec.fact.view.FactGroup.SPACES;
import static org.ptck.spec.fact.view.FactGroup.TRANSLATIONS;
import static org.ptck.spec.fact.view.FactGroup.WALKERS;
import static org.ptck.spec.rule.Moment.EVERY_EVENT;
import static org.ptck.spec.rule.Moment.OPERATION_END;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Moment.SCENARIO_END;
import static org.ptck.spec.rule.Subject.FOLIO;
import static org.ptck.spec.rule.Subject.PAGE;
import static org.ptck.spec.rule.Subject.SCENARIO;
import static org.ptck.spec.rule.Subject.SPACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.hardware.ResidentCounters;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/**
 * REF: counting references and mappings of folios; reserved ones, such as a zero page, excepted.
 */
final class ReferenceRules {

  static final Rule REF_1 =
      new Rule(
          "REF-1",
          "A folio's refcount is never below its mapcount.",
          "R23 \"Make sure your refcount >= mapcount\"; Linux v6.12 mm/memory.c"
              + " copy_present_ptes()",
          Strength.MUST,
          Set.of(REFERENCES, MAPCOUNTS),
          "Take references before the rmap is incremented, drop them after it is decremented; in a"
              + " batch, add all references first and subtract on failure.",
          List.of(
              new Check.State(
                  FOLIO,
                  EVERY_EVENT,
                  (view, folio) -> isCountedFolio(view, folio)
                      && view.folioMapcount(folio) > 0,
                  (view, folio) -> view.references(folio) >= view.folioMapcount(folio),
                  ReferenceRules::counts)
                  .reading(FOLIOS)));

  private static final Check MAPCOUNT =
      new Check.State(
          PAGE,
          QUIESCENT,
          ReferenceRules::isCounted,
          ReferenceRules::mapcountIsEntries,
          ReferenceRules::mappings)
          .reading(FOLIOS, ENTRIES)
          .lateUnder(LATE_RMAP);

  static final Rule REF_2 =
      new Rule(
          "REF-2",
          "R23; Linux v6.12 Documentation/mm/transhuge.rst",
          Strength.MUST,
          Set.of(MAPCOUNTS),
          "Every path that sets or clears a leaf entry must change the mapcount of its page, once.",
          List.of(
              Clause.of(
                  "Each page's mapcount is the number of leaf entries that map it; entries of a"
                      + " space whose root is dropped and whose id is retired do not count, nor do a"
                      + " kernel's mappings. An entry at a user address that lets no user code pass"
                      + " may count or not.",
                  MAPCOUNT),
              Clause.of("Style LATE_RMAP: at the end of the operation.", MAPCOUNT)));

  static final Rule REF_3 =
      new Rule(
          "REF-3",
          "Linux 2026 include/linux/mm.h folio_expected_ref_count()",
          Strength.MUST,
          Set.of(REFERENCES, MAPCOUNTS),
          "A surplus is a leak: look for an early return that keeps a temporary reference, or an"
              + " allocation that fails half way. A deficit is a put too many.",
          List.of(
              Clause.of(
                  "When no operation that touched it runs any more, a folio's refcount is its"
                      + " mapcount, plus one for each page if it caches a file, plus one for"
                      + " each pin open on it, plus those that wait in queues to be released"
                      + " (DEFERRED_RELEASE);",
                  new Check.State(
                      FOLIO,
                      OPERATION_END,
                      (view, folio) -> view.isAllocated(folio) && isCountedFolio(view, folio),
                      (view, folio) -> view.references(folio) == expected(view, folio),
                      ReferenceRules::holders)
                      .reading(FOLIOS, FILES, PINS, DEBTS))
                  .andMachine(COUNTER_BELOW_ZERO),
              Clause.of(
                  "when every space is gone, only folios that cache files are left,",
                  new Check.State(
                      SCENARIO,
                      SCENARIO_END,
                      (view, scenario) -> true,
                      (view, scenario) -> view.foliosAllocated() == 0,
                      (view, scenario) -> left(view))
                      .reading(FOLIOS, FILES, PINS)),
              Clause.of(
                  "and no reference waits in a queue.",
                  new Check.State(
                      SCENARIO,
                      SCENARIO_END,
                      (view, scenario) -> view.declares(DEFERRED_RELEASE),
                      (view, scenario) -> view.folioQueued() == 0,
                      (view, scenario) -> holders(view, view.folioQueued()))
                      .reading(FOLIOS, FILES, PINS, DEBTS))));

  static final Rule REF_4 =
      new Rule(
          "REF-4",
          "Linux v6.12 mm/page_alloc.c free_page_is_bad()",
          Strength.MUST,
          Set.of(),
          "Look for two paths that both think theirs is the last reference, and for entries that"
              + " survive the free.",
          List.of(
              Clause.of(
                  "A folio is freed exactly once, when its refcount reaches 0 or a grace period later",
                  new Check.Transition(
                      Set.of(FOLIO_FREE),
                      (view, change) -> view.declares(REFERENCES),
                      (view, change) -> change.before() == 0,
                      (view, change) -> List.of(
                          Detail.of("folio", change.subject()),
                          Detail.of("freed with references", change.before()))),
                  new Check.State(
                      FOLIO,
                      OPERATION_END,
                      (view, folio) -> view.declares(REFERENCES)
                          && view.isAllocated(folio)
                          && !view.isFreeDeferred(folio),
                      (view, folio) -> view.references(folio) > 0,
                      ReferenceRules::counts)
                      .reading(FOLIOS, WALKERS))
                  .andMachine(FOLIO_FREED_TWICE, FRAME_FREED_TWICE),
              Clause.of(
                  "and it neither caches a file nor is pinned,",
                  new Check.Transition(
                      Set.of(FOLIO_FREE),
                      (view, change) -> true,
                      (view, change) -> change.detail() == 0
                          && view.pinCount(change.subject()) == 0,
                      (view, change) -> List.of(
                          Detail.of("folio", change.subject()),
                          Detail.of("freed while it cached a file", yesNo(change.detail() != 0)),
                          Detail.of("pins open on it", view.pinCount(change.subject()))))
                      .reading(PINS)),
              Clause.of(
                  "nor does a queue hold references to it;",
                  new Check.Transition(
                      Set.of(FOLIO_FREE),
                      (view, change) -> view.declares(DEFERRED_RELEASE),
                      (view, change) -> view.referencesQueued(change.subject()) == 0,
                      (view, change) -> List.of(
                          Detail.of("folio", change.subject()),
                          Detail.of(
                              "references that wait in queues",
                              view.referencesQueued(change.subject()))))
                      .reading(DEBTS)),
              Clause.of(
                  "afterwards nothing maps it",
                  new Check.State(
                      FOLIO,
                      EVERY_EVENT,
                      (view, folio) -> view.isDataPage(folio) && !view.isAllocated(folio),
                      (view, folio) -> !isMapped(view, folio),
                      (view, folio) -> List.of(
                          Detail.of("folio", folio),
                          new Detail("state", "free"),
                          Detail.of("entries that map its first page", entries(view, folio))))
                      .reading(FOLIOS, ENTRIES, TRANSLATIONS)),
              Clause.of(
                  "or touches its data.",
                  new Check.Transition(
                      Set.of(
                          PAGE_LOAD,
                          PAGE_STORE,
                          PAGE_READ,
                          PAGE_WRITE,
                          PAGE_ZERO,
                          PAGE_COPY,
                          STORAGE_READ,
                          DEVICE_LOAD,
                          DEVICE_STORE),
                      (view, change) -> true,
                      (view, change) -> view.isAllocated(change.subject()),
                      (view, change) -> List.of(
                          Detail.of("page", change.subject()),
                          new Detail("touched by", change.kind().toString()),
                          new Detail("state", "free")))
                      .reading(FOLIOS))
                  .andMachine(FOLIO_USED_WHEN_FREE)));

  static final Rule REF_7 =
      new Rule(
          "REF-7",
          "R23; Linux v6.12 kernel/fork.c check_mm()",
          Strength.MUST,
          Set.of(RESIDENT_COUNTERS),
          "Count by what the page is, not by what the mapping is: a private page of a file mapping is"
              + " anonymous. Copy-on-write moves a page from one counter to the other.",
          List.of(
              Clause.of(
                  "An address space's resident-set counters are the pages that its entries map:"
                      + " those that cache a file, and those that do not, reserved ones and a"
                      + " kernel's mappings left out; what lets no user code pass may count or not;"
                      + " all are zero when the space is gone.",
                  new Check.State(
                      SPACE,
                      OPERATION_END,
                      (view, space) -> true,
                      (view,
                          space) -> isResidentRight(view, (int) space, ResidentCounters.ANONYMOUS)
                              && isResidentRight(view, (int) space, ResidentCounters.FILE),
                      (view, space) -> List.of(
                          Detail.of("space", space),
                          resident(view, (int) space, "anonymous pages",
                              ResidentCounters.ANONYMOUS),
                          resident(view, (int) space, "pages of files", ResidentCounters.FILE)))
                      .reading(RESIDENT, SPACES))
                  .andMachine(RESIDENT_BELOW_ZERO)));

  private ReferenceRules() {}

  /** The references of all who are known to hold the folio. */
  private static long expected(MachineView view, long folio) {
    int cache = view.isCached(folio) ? 1 << view.folioOrder(folio) : 0;
    return (long) view.folioMapcount(folio)
        + cache
        + view.pinCount(folio)
        + view.referencesQueued(folio);
  }

  private static boolean isResidentRight(MachineView view, int space, int kind) {
    long beyondMapped = view.resident(space, kind) - mappedOf(view, space, kind);
    return beyondMapped >= 0 && beyondMapped <= supervisorOf(view, space, kind);
  }

  private static long supervisorOf(MachineView view, int space, int kind) {
    return view.rootOf(space) == 0 ? 0 : view.residentSupervisor(space, kind);
  }

  /** Entries that a dropped root leaves behind are no space's any more. */
  private static long mappedOf(MachineView view, int space, int kind) {
    return view.rootOf(space) == 0 ? 0 : view.residentMapped(space, kind);
  }

  private static Detail resident(MachineView view, int space, String what, int kind) {
    return Detail.of(
        what,
        "%d counted, %d mapped"
            .formatted(view.resident(space, kind), mappedOf(view, space, kind)));
  }

  private static boolean isCounted(MachineView view, long page) {
    return isCountedFolio(view, page)
        && (view.mapcount(page) > 0 || view.entriesMapping(page) > 0);
  }

  /** Reserved folios, such as a page of zeroes, are outside REF. */
  private static boolean isCountedFolio(MachineView view, long page) {
    return !view.isReserved(page);
  }

  private static boolean mapcountIsEntries(MachineView view, long page) {
    int beyondEntries = view.mapcount(page) - view.entriesMapping(page);
    return beyondEntries >= 0 && beyondEntries <= view.supervisorEntriesMapping(page);
  }

  private static boolean isMapped(MachineView view, long folio) {
    for (long page = folio; page < folio + (1L << view.folioOrder(folio)); page++) {
      if (view.isMappedWithinReach(page)) {
        return true;
      }
    }
    return false;
  }

  private static int entries(MachineView view, long folio) {
    return view.entriesMapping(folio);
  }

  private static List<Detail> counts(MachineView view, long folio) {
    return List.of(
        Detail.of("folio", folio),
        Detail.of("refcount", view.references(folio)),
        Detail.of("mapcount", view.folioMapcount(folio)));
  }

  private static List<Detail> holders(MachineView view, long folio) {
    List<Detail> details = new ArrayList<>(counts(view, folio));
    details.add(Detail.of("caches a file", yesNo(view.isCached(folio))));
    details.add(Detail.of("pins open on it", view.pinCount(folio)));
    if (view.declares(DEFERRED_RELEASE)) {
      details.add(
          Detail.of("references that wait in queues", view.referencesQueued(folio)));
    }
    return List.copyOf(details);
  }

  /** The first of the folios that are left, and how many there are. */
  private static List<Detail> left(MachineView view) {
    List<Detail> details = new ArrayList<>();
    view.foliosLeft().limit(1).forEach(folio -> details.addAll(holders(view, folio)));
    details.add(Detail.of("folios left", view.foliosAllocated()));
    return List.copyOf(details);
  }

  private static String yesNo(boolean condition) {
    return condition ? "yes" : "no";
  }

  private static List<Detail> mappings(MachineView view, long page) {
    return List.of(
        Detail.of("page", page),
        Detail.of("mapcount", view.mapcount(page)),
        Detail.of("entries that map it", view.entriesMapping(page)),
        Detail.of(
            "entries that let no user code pass", view.supervisorEntriesMapping(page)));
  }
}
