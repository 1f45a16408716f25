package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;

/** The table of rules by runs: each cell a verdict and how often the rule was exercised. */
final class VerdictTable {

  private VerdictTable() {}

  /** The table; rules on which no run has a word are left out. */
  static String print(List<SavedRun> runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("rule", runs, run -> run.report().manager() + "/" + run.report().entries()));
    rows.add(row("", runs, run -> run.report().geometry()));
    if (runs.stream().anyMatch(run -> !run.report().variants().isEmpty())) {
      rows.add(row("", runs, SavedRun::variants));
    }
    for (RuleReport rule : runs.getFirst().report().rules()) {
      if (runs.stream().anyMatch(run -> isWord(find(run, rule.id())))) {
        rows.add(row(rule.id(), runs, run -> cell(find(run, rule.id()))));
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

  private static RuleReport find(SavedRun run, String id) {
    return run.report()
        .rules()
        .stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElse(new RuleReport(id, RuleVerdict.INCONCLUSIVE, 0));
  }

  private static boolean isWord(RuleReport rule) {
    return rule.verdict() != RuleVerdict.INCONCLUSIVE;
  }

  private static String cell(RuleReport rule) {
    return switch (rule.verdict()) {
      case PASS, FAIL -> rule.verdict() + " " + Layout.compact(rule.exercisedCount());
      case NOT_COVERED, VACUOUS -> rule.verdict().name();
      case INCONCLUSIVE -> "-";
    };
  }
}
