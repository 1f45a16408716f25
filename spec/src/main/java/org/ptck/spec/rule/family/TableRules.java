package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.EventKind.ENTRY_WRITE;
import static org.ptck.spec.fact.EventKind.TABLE_FREE;
import static org.ptck.spec.fact.hardware.Breach.ENTRY_OF_FREED_TABLE;
import static org.ptck.spec.fact.hardware.Breach.TABLE_FREED_TWICE;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.TABLES;
import static org.ptck.spec.fact.view.FactGroup.TRANSLATIONS;
import static org.ptck.spec.fact.view.FactGroup.WALKERS;
import static org.ptck.spec.rule.Moment.EVERY_EVENT;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.SCENARIO;
import static org.ptck.spec.rule.Subject.TABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/** TBL: the life of a page table. */
final class TableRules {

  static final Rule TBL_1 =
      new Rule(
          "TBL-1",
          "H10; H11; Linux v6.12 mm/mmu_gather.c tlb_remove_table()",
          Strength.MUST,
          Set.of(),
          "Clear the link first, invalidate walk caches second, free third.",
          List.of(
              Clause.of(
                  "No freed table can be walked to: from the root of a live space, through a"
                      + " usable walk-cache path, or through another owner of a shared parent; a"
                      + " pointer left in a table that itself cannot be walked to is not a path.",
                  new Check.State(
                      TABLE,
                      EVERY_EVENT,
                      (view, table) -> view.tableState(table) == TableState.FREED,
                      (view, table) -> !view.isWalkable(table),
                      TableRules::table)
                      .reading(TABLES, TRANSLATIONS)),
              Clause.ofMachine(
                  "Nobody reads or writes an entry of it,",
                  ENTRY_OF_FREED_TABLE),
              Clause.of(
                  "nor is a lockless walker inside who may have come to it before its last link"
                      + " went.",
                  new Check.State(
                      TABLE,
                      EVERY_EVENT,
                      (view, table) -> view.walkersInside() != 0
                          && view.tableState(table) == TableState.FREED,
                      (view, table) -> view.walkersIn(table) == 0,
                      TableRules::walkedTable)
                      .reading(TABLES, WALKERS))));

  static final Rule TBL_2 =
      new Rule(
          "TBL-2",
          "Linux v6.12 mm/pgtable-generic.c __pte_offset_map_lock()",
          Strength.MUST,
          Set.of(),
          "After taking the table's lock, look again whether the link that led here still stands.",
          List.of(
              Clause.of(
                  "Nobody stores a non-empty entry into a detached table, but the operation that"
                      + " detached it, once no walk cache leads there; hardware's accessed and dirty"
                      + " are not stores.",
                  new Check.Transition(
                      Set.of(ENTRY_WRITE),
                      (view, change) -> isFilledAfterLink(view, change),
                      (view, change) -> change.tableState() != TableState.DETACHED
                          || isEditedOffline(view, change),
                      (view, change) -> List.of(
                          Detail.address("entry", change.subject()),
                          Detail.address("table", change.table()),
                          new Detail("the table is", "detached"),
                          Detail.address("stored", change.after())))
                      .reading(TABLES, ENTRIES, TRANSLATIONS)),
              Clause.of(
                  "A table still detached when quiescent is empty; a root that was dropped may"
                      + " empty later, and tables of a kernel's own mappings may wait for the next"
                      + " space.",
                  new Check.State(
                      TABLE,
                      QUIESCENT,
                      TableRules::isTakenOut,
                      (view, table) -> view.entriesUsed(table) == 0,
                      TableRules::table)
                      .reading(TABLES, TRANSLATIONS))));

  static final Rule TBL_4 =
      new Rule(
          "TBL-4",
          "F08; Linux v6.12 mm/mmu_gather.c tlb_remove_table()",
          Strength.MUST,
          Set.of(),
          "The invalidation must reach walk caches (all levels, not leaf only), come after the link"
              + " is cleared, and reach every CPU that has the root loaded, lazy ones included. Lockless"
              + " walkers are waited for apart: tableFreeRcu, or rcuSynchronize before the free.",
          List.of(
              Clause.of(
                  "A table that was linked is freed only after every path to it has been"
                      + " invalidated, begun after the link was cleared; a table never linked"
                      + " may be freed at once.",
                  new Check.Transition(
                      Set.of(TABLE_FREE),
                      (view, change) -> view.wasLinked(change.subject())
                          && isUnlinked(view, change),
                      (view, change) -> !view.isCachedPath(change.subject()),
                      (view, change) -> List.of(
                          Detail.address("table", change.subject()),
                          Detail.of("level", change.after()),
                          new Detail("freed while", "a walk cache may still lead to it")))
                      .reading(TABLES, TRANSLATIONS)),
              Clause.of(
                  "And every lockless walker who may have read a link to it has left; where they are"
                      + " declared, also those whom nobody saw enter: a grace period that began"
                      + " after the link was cleared has ended, or an interrupt was taken.",
                  new Check.Transition(
                      Set.of(TABLE_FREE),
                      TableRules::mayBeWalked,
                      (view, step) -> view.walkersPossiblyIn(step.subject()) == 0,
                      (view, step) -> walkedTable(view, step.subject()))
                      .reading(TABLES, TRANSLATIONS, WALKERS)),
              Clause.notYet(
                  "Nor is it linked elsewhere before.",
                  "only the free is looked at")));

  static final Rule TBL_8 =
      new Rule(
          "TBL-8",
          "Linux v6.12 kernel/fork.c check_mm()",
          Strength.MUST,
          Set.of(),
          "Look for tables that were allocated and not linked after a failure or a lost race, and"
              + " for links overwritten while they were the only way to the table.",
          List.of(
              Clause.of(
                  "Every table allocated is freed exactly once by the time all address spaces"
                      + " are gone; tables of a kernel's own mappings that are no one space's may"
                      + " stay: no user code could walk to them for a user address, and all spaces"
                      + " born since had them; so may a root while CPUs have it loaded that run no"
                      + " user code.",
                  new Check.State(
                      SCENARIO,
                      Moment.SCENARIO_END,
                      (view, scenario) -> true,
                      (view, scenario) -> view.tablesToFree() == 0,
                      (view, scenario) -> left(view))
                      .reading(TABLES, TRANSLATIONS))
                  .andMachine(TABLE_FREED_TWICE)));

  private TableRules() {}

  private static boolean isFilledAfterLink(MachineView view, Change change) {
    return !change.is().isEmpty()
        && view.wasLinked(change.table())
        && !view.isKernelTable(change.table());
  }

  /** Whoever took the table out knows that it is out; put back, it is judged with what is in it. */
  private static boolean isEditedOffline(MachineView view, Change change) {
    return view.isDetachedBy(change.actor(), change.table())
        && !view.isCachedPath(change.table());
  }

  /** A dropped root is not taken out of anything: exit empties it in its own time. */
  private static boolean isTakenOut(MachineView view, long table) {
    return view.tableState(table) == TableState.DETACHED
        && view.tableLevel(table) < view.geometry().rootLevel()
        && !view.isKernelTable(table);
  }

  private static boolean isUnlinked(MachineView view, Change change) {
    return view.linkCount(change.subject()) == 0;
  }

  /** The first of the tables that are left, and how many there are. */
  private static List<Detail> left(MachineView view) {
    List<Detail> details = new ArrayList<>();
    view.tablesLeft().limit(1).forEach(table -> details.addAll(table(view, table)));
    details.add(Detail.of("tables left", view.tablesToFree()));
    details.add(
        Detail.of(
            "tables of kernel mappings and roots of lazy CPUs, which may stay",
            view.tablesAllocated() - view.tablesToFree()));
    return List.copyOf(details);
  }

  /** A table in use, taken out: what can be walked to still is another clause's. */
  private static boolean mayBeWalked(MachineView view, Change step) {
    return (view.walkersInside() != 0 || view.declares(Capability.LOCKLESS_WALKERS))
        && view.wasLinked(step.subject())
        && !view.isWalkable(step.subject());
  }

  private static List<Detail> walkedTable(MachineView view, long table) {
    return List.of(
        Detail.address("table", table),
        Detail.of("level", view.tableLevel(table)),
        Detail.address("walkers seen inside (mask of actors)", view.walkersIn(table)),
        Detail.address("walkers possible (mask of actors)", view.walkersPossiblyIn(table)));
  }

  private static List<Detail> table(MachineView view, long table) {
    return List.of(
        Detail.address("table", table),
        Detail.of("level", view.tableLevel(table)),
        new Detail("state", view.tableState(table).toString()),
        Detail.of("entries used", view.entriesUsed(table)),
        Detail.of("links to it", view.linkCount(table)),
        new Detail("can be walked to", Boolean.toString(view.isWalkable(table))));
  }
}
