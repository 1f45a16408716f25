package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;

/**
 * Runs of one implementation that agree on every rule of a table: one column of it.
 *
 * @param letter what the column is called; unique in the table
 * @param runs the runs, in the order in which they were asked for; not empty
 */
record Column(String letter, List<SavedRun> runs) {

  /** What runs have to agree on to share a column. */
  private record Likeness(
      String implementation,
      List<String> variants,
      RuleVerdict verdict,
      List<RuleVerdict> verdicts) {}

  /** Copies the list. */
  Column {
    runs = List.copyOf(runs);
  }

  /**
   * The columns of a table.
   *
   * @param rules the rules that have a row
   */
  static List<Column> of(List<SavedRun> runs, List<String> rules) {
    Map<Likeness, List<SavedRun>> alike = new LinkedHashMap<>();
    for (SavedRun run : runs) {
      List<RuleVerdict> verdicts =
          rules.stream().map(rule -> run.rule(rule).verdict()).toList();
      Likeness likeness =
          new Likeness(
              run.implementation(), run.report().variants(), run.report().verdict(), verdicts);
      alike.computeIfAbsent(likeness, _ -> new ArrayList<>()).add(run);
    }
    List<Column> columns = new ArrayList<>();
    alike.values().forEach(each -> columns.add(new Column(letter(columns.size()), each)));
    return columns;
  }

  /** A to Z, then AA, AB and so on. */
  private static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  /** The implementation, the geometries and the variants in words. */
  String name() {
    SavedRun first = runs.getFirst();
    List<String> geometries = runs.stream().map(run -> run.report().geometry()).toList();
    return first.named(geometries, first.report().variants());
  }

  /** What the runs say together of a rule. */
  RuleReport rule(String id) {
    List<RuleReport> reports = runs.stream().map(run -> run.rule(id)).toList();
    RuleReport first = reports.getFirst();
    return new RuleReport(
        id,
        first.verdict(),
        reports.stream().mapToLong(RuleReport::exercisedCount).sum(),
        reports.stream().mapToLong(RuleReport::objectionCount).sum(),
        first.gap());
  }
}
