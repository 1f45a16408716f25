package org.ptck.spec.rule;

import static org.ptck.spec.fact.Breach.ENTRY_OUTSIDE_TABLES;
import static org.ptck.spec.fact.Breach.LEVEL_UNKNOWN;
import static org.ptck.spec.fact.Breach.ROOT_OF_WRONG_LEVEL;
import static org.ptck.spec.fact.EventKind.ENTRY_WRITE;

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
              + " span; nothing else may be valid.",
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
                  ROOT_OF_WRONG_LEVEL)));

  private GeometryRules() {}

  private static boolean isSound(MachineView view, Step step) {
    Geometry geometry = view.geometry();
    Architecture architecture = geometry.architecture();
    int level = view.tableLevel(view.tableOf(step.subject()));
    long target = architecture.target(step.after(), step.subject());
    if (architecture.isTable(level, step.after())) {
      return view.tableState(target) != TableState.NONE && view.tableLevel(target) == level - 1;
    }
    return architecture.isLeaf(level, step.after())
        && geometry.levels().get(level).leafAllowed()
        && view.isDataPage(target >>> geometry.pageShift())
        && (target & (geometry.spanBytes(level) - 1)) == 0;
  }
}
