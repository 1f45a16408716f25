package org.ptck.spec.rule;

import static org.ptck.spec.fact.Breach.ENTRY_OUTSIDE_TABLES;
import static org.ptck.spec.fact.Breach.LEVEL_UNKNOWN;
import static org.ptck.spec.fact.Breach.ROOT_OF_WRONG_LEVEL;
import static org.ptck.spec.fact.EventKind.ENTRY_WRITE;
import static org.ptck.spec.rule.Moment.QUIESCENT;
import static org.ptck.spec.rule.Subject.ENTRY;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.MachineView;
import org.ptck.spec.fact.TableState;

/** GEO: shapes and sizes. */
final class GeometryRules {

  static final Rule GEO_1 =
      new Rule(
          "GEO-1",
          "F08; kernel-semantics I-LEVEL",
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
                      (view, step) -> view.geometry().architecture().isValid(step.after()),
                      GeometryRules::isSound,
                      (view, step) -> List.of(
                          Detail.address("entry", step.subject()),
                          Detail.of("level", view.tableLevel(view.tableOf(step.subject()))),
                          Detail.address("word stored", step.after())))),
              Clause.ofMachine(
                  "no entry is looked for where there is no table,",
                  ENTRY_OUTSIDE_TABLES),
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
                          new Detail("leads user code to", "no memory of the machine"))))));

  private GeometryRules() {}

  private static boolean isSound(MachineView view, Step step) {
    Geometry geometry = view.geometry();
    Architecture architecture = geometry.architecture();
    int level = view.tableLevel(view.tableOf(step.subject()));
    long target = architecture.target(step.after(), step.subject());
    if (architecture.isTable(level, step.after())) {
      boolean isTable =
          view.tableState(target) != TableState.NONE && view.tableLevel(target) == level - 1;
      return isTable || isForeignTable(view, step, target);
    }
    return architecture.isLeaf(level, step.after())
        && geometry.levels().get(level).leafAllowed()
        && (target & (geometry.spanBytes(level) - 1)) == 0;
  }

  /** Whether a link of the kernel's half leads to a table that the kernel keeps elsewhere. */
  private static boolean isForeignTable(MachineView view, Step step, long target) {
    long page = target >>> view.geometry().pageShift();
    return view.isKernelEntry(step.subject())
        && view.tableOf(target) == 0
        && (!view.isDataPage(page) || view.isReserved((int) page));
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
