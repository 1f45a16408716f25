package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;

/**
 * The table of rules by implementations: each cell a verdict and how often the rule was asked. It
 * is no wider than a page: what does not fit beside stands below.
 */
final class VerdictTable {

  /** The longest word of a verdict, and the blanks behind it. */
  private static final int CELL_WIDTH = 14;

  private static final int HEAD_WIDTH = 8;

  /** The same where a failure is known. */
  private static final int KNOWN_CELL_WIDTH = 18;

  private VerdictTable() {}

  /** The rules that have a row: those violated, or else those of which some run has a word. */
  static List<String> rows(List<SavedRun> runs) {
    List<String> violated = rows(runs, EnumSet.of(RuleVerdict.FAIL, RuleVerdict.KNOWN_FAIL));
    return violated.isEmpty()
        ? rows(runs, EnumSet.of(RuleVerdict.PASS, RuleVerdict.VACUOUS))
        : violated;
  }

  private static List<String> rows(List<SavedRun> runs, Set<RuleVerdict> verdicts) {
    return runs.getFirst()
        .report()
        .rules()
        .stream()
        .map(RuleReport::id)
        .filter(id -> runs.stream().anyMatch(run -> verdicts.contains(run.rule(id).verdict())))
        .toList();
  }

  /** What the columns are, the table, and what its words mean. */
  static String print(List<Column> columns, List<String> rules) {
    StringBuilder text = new StringBuilder();
    for (Column column : columns) {
      text.append(Layout.wrapped(Layout.padded(column.letter(), 4), column.name()));
    }
    int countMax = (Layout.WIDTH - HEAD_WIDTH) / cellWidth(columns, rules);
    for (int from = 0; from < columns.size() && !rules.isEmpty(); from += countMax) {
      int to = Math.min(columns.size(), from + countMax);
      text.append('\n').append(block(columns.subList(from, to), rules));
    }
    return text.append(legend(columns, rules)).toString();
  }

  private static int cellWidth(List<Column> columns, List<String> rules) {
    boolean isKnown =
        rules.stream()
            .anyMatch(
                rule -> columns.stream()
                    .anyMatch(each -> each.rule(rule).verdict() == RuleVerdict.KNOWN_FAIL));
    return isKnown ? KNOWN_CELL_WIDTH : CELL_WIDTH;
  }

  private static String block(List<Column> columns, List<String> rules) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("rule"));
    columns.forEach(column -> head.add(column.letter()));
    rows.add(head);
    for (String rule : rules) {
      List<String> row = new ArrayList<>(List.of(rule));
      columns.forEach(column -> row.add(cell(column.rule(rule))));
      rows.add(row);
    }
    return Layout.table(rows);
  }

  /** What a cell says: the verdict, and how often what the rule is about came up. */
  static String cell(RuleReport rule) {
    return switch (rule.verdict()) {
      case PASS, FAIL, KNOWN_FAIL -> rule.verdict() + " " + Layout.compact(rule.exercisedCount());
      case NOT_COVERED, VACUOUS, INCONCLUSIVE -> rule.verdict().name();
    };
  }

  private static String legend(List<Column> columns, List<String> rules) {
    Set<RuleVerdict> seen = EnumSet.noneOf(RuleVerdict.class);
    for (Column column : columns) {
      rules.forEach(rule -> seen.add(column.rule(rule).verdict()));
    }
    List<List<String>> rows = new ArrayList<>();
    for (RuleVerdict verdict : RuleVerdict.values()) {
      if (seen.contains(verdict)) {
        rows.add(List.of(Legend.word(verdict), Legend.meaning(verdict)));
      }
    }
    return rows.isEmpty() ? "" : "\n" + Layout.indented(2, Layout.table(rows));
  }
}
