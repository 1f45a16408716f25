package org.ptck.spec.rule.family;

import static org.ptck.spec.fact.EventKind.ENTRY_WRITE;
import static org.ptck.spec.fact.hardware.Breach.ENTRY_OUTSIDE_TABLES;
import static org.ptck.spec.fact.hardware.Breach.FRAME_USED_AS_BOTH;
import static org.ptck.spec.fact.hardware.Breach.LEVEL_UNKNOWN;
import static org.ptck.spec.fact.hardware.Breach.ROOT_OF_WRONG_LEVEL;
import static org.ptck.spec.fact.view.FactGroup.ENTRIES;
import static org.ptck.spec.fact.view.FactGroup.FOLIOS;
import static org.ptck.spec.fact.view.FactGroup.TABLES;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.ENTRY;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.view.Change;
import org.ptck.spec.fact.view.EntryState;
import org.ptck.spec.fact.view.MachineView;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.rule.Check;
import org.ptck.spec.rule.Clause;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.Strength;

/** GEO: shapes and sizes. */
final class GeometryRules {

  static final Rule GEO_1 =
      new Rule(
          "GEO-1",
          "F08; Linux v6.12 Documentation/mm/page_tables.rst",
          Strength.MUST,
          Set.of(),
          "A link must lead to a table of the level below, a leaf to memory aligned to its level's"
              + " span; nothing else may be valid. Beyond the user range, links may also lead to"
              + " tables that are no memory of the machine.",
          List.of(
              Clause.of(
                  "A leaf is never walked as a table, nor a table read as a leaf: a link leads"
                      + " to a table of the level below, a leaf to memory aligned to its level's"
                      + " span,",
                  new Check.Transition(
                      Set.of(ENTRY_WRITE),
                      (view, change) -> change.is().isValid(),
                      GeometryRules::isSound,
                      (view, change) -> List.of(
                          Detail.address("entry", change.subject()),
                          Detail.of("level", change.level()),
                          Detail.address("word stored", change.after())))
                      .reading(FOLIOS, TABLES, ENTRIES)),
              Clause.ofMachine(
                  "no entry is looked for where there is no table,",
                  ENTRY_OUTSIDE_TABLES),
              Clause.ofMachine(
                  "no frame is used as a table and as a page,",
                  FRAME_USED_AS_BOTH),
              Clause.ofMachine(
                  "and levels are those of the geometry.",
                  LEVEL_UNKNOWN,
                  ROOT_OF_WRONG_LEVEL),
              Clause.of(
                  "What user code reaches is memory of the machine; leaves that let no user code"
                      + " pass may lead to devices.",
                  // About the entry, not the store: it is the links above that let user code pass.
                  new Check.State(
                      ENTRY,
                      QUIESCENT,
                      GeometryRules::isReachedByUsers,
                      GeometryRules::isMemory,
                      (view, entry) -> List.of(
                          Detail.address("entry", entry),
                          Detail.of("level", view.tableLevel(view.tableOf(entry))),
                          Detail.address("word", view.entryWord(entry)),
                          new Detail("leads user code to", "no memory of the machine")))
                      .reading(TABLES, ENTRIES))));

  private GeometryRules() {}

  private static boolean isSound(MachineView view, Change change) {
    EntryState is = change.is();
    return is.isLink()
        ? leadsToTable(view, change) || leadsToForeignTable(view, change)
        : is.isLeaf() && isOfLevel(view.geometry(), change.level(), is.target());
  }

  private static boolean leadsToTable(MachineView view, Change change) {
    long table = change.is().target();
    return view.tableState(table) != TableState.NONE
        && view.tableLevel(table) == change.level() - 1;
  }

  /** Whether a link of the kernel's half leads to a table that the kernel keeps elsewhere. */
  private static boolean leadsToForeignTable(MachineView view, Change change) {
    long page = change.is().page();
    return view.isKernelEntry(change.subject())
        && view.tableOf(change.is().target()) == 0
        && (!view.isDataPage(page) || view.isReserved(page));
  }

  private static boolean isOfLevel(Geometry geometry, int level, long target) {
    return geometry.levels().get(level).leafAllowed()
        && (target & (geometry.spanBytes(level) - 1)) == 0;
  }

  private static boolean isReachedByUsers(MachineView view, long entry) {
    long table = view.tableOf(entry);
    long word = view.entryWord(entry);
    return view.geometry().architecture().isLeaf(view.tableLevel(table), word)
        && view.tableState(table) == TableState.LINKED
        && view.userAccess(entry, word).isAny();
  }

  private static boolean isMemory(MachineView view, long entry) {
    Geometry geometry = view.geometry();
    long target = geometry.architecture().target(view.entryWord(entry), entry);
    long last = target + geometry.spanBytes(view.tableLevel(view.tableOf(entry))) - 1;
    return view.isDataPage(target >>> geometry.pageShift())
        && view.isDataPage(last >>> geometry.pageShift());
  }
}
