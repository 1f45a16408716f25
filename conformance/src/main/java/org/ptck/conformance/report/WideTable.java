package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;

/** The table of rules by runs: a column for each, however wide that makes it. */
final class WideTable {

  private WideTable() {}

  /** The table; rules on which no run has a word are left out. */
  static String print(List<SavedRun> runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("rule", runs, SavedRun::implementation));
    rows.add(row("", runs, run -> run.report().geometry()));
    if (runs.stream().anyMatch(run -> !run.report().variants().isEmpty())) {
      rows.add(row("", runs, SavedRun::variants));
    }
    for (RuleReport rule : runs.getFirst().report().rules()) {
      if (runs.stream().anyMatch(run -> isWord(run.rule(rule.id())))) {
        rows.add(row(rule.id(), runs, run -> VerdictTable.cell(run.rule(rule.id()))));
      }
    }
    return Layout.table(rows);
  }

  private static List<String> row(
      String head, List<SavedRun> runs, Function<SavedRun, String> cell) {
    List<String> row = new ArrayList<>();
    row.add(head);
    runs.forEach(run -> row.add(cell.apply(run)));
    return row;
  }

  private static boolean isWord(RuleReport rule) {
    return rule.verdict() != RuleVerdict.INCONCLUSIVE;
  }
}
