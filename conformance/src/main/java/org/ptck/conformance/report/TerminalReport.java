package org.ptck.conformance.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;

/**
 * What a person reads when runs have ended: the table of verdicts, a few lines on what was run,
 * each finding in full, and the closing verdict last, where the eye is.
 */
public final class TerminalReport {

  private final boolean isWide;

  /**
   * A report.
   *
   * @param isWide whether each run has a column and a summary of its own
   */
  public TerminalReport(boolean isWide) {
    this.isWide = isWide;
  }

  /** The text of the report. */
  public String print(Results results) {
    List<SavedRun> all = results.runs();
    List<SavedRun> runs = all.stream().filter(run -> !isNotBegun(run.report())).toList();
    StringBuilder text = new StringBuilder();
    if (!runs.isEmpty()) {
      text.append(isWide ? wide(runs, results.kept()) : narrow(runs, results.kept()));
    }
    text.append(results.kept().skippedText());
    for (Results.Found finding : results.news()) {
      text.append('\n').append(finding.text());
    }
    return text.append(written(results.news()))
        .append(notBegun(all.size() - runs.size(), all.size()))
        .append(states(results))
        .append('\n')
        .append(new ClosingText(results).print())
        .toString();
  }

  /** There is nothing to say of a run that an interruption left no time for. */
  private static boolean isNotBegun(RunReport report) {
    return report.isInterrupted() && report.scenarioCount() == 0 && report.failures().isEmpty();
  }

  private static String notBegun(int count, int runCount) {
    return count == 0 ? "" : "\n%d of %d runs had not begun\n".formatted(count, runCount);
  }

  /** What became of each known failure. */
  private static String states(Results results) {
    Ruling ruling = results.ruling();
    return ruling == null || ruling.states().isEmpty()
        ? ""
        : "\n" + String.join("\n", ruling.states()) + "\n";
  }

  private static String narrow(List<SavedRun> runs, KeptScenarios kept) {
    List<String> rules = VerdictTable.rows(runs);
    List<Column> columns = Column.of(runs, rules);
    StringBuilder text = new StringBuilder(VerdictTable.print(columns, rules)).append('\n');
    for (Column column : columns) {
      text.append(Summary.print(Layout.padded(column.letter(), 4), column.runs(), kept));
    }
    return text.toString();
  }

  private static String wide(List<SavedRun> runs, KeptScenarios kept) {
    StringBuilder text = new StringBuilder(WideTable.print(runs)).append('\n');
    for (SavedRun run : runs) {
      text.append(Summary.print(run.name() + ": ", List.of(run), kept))
          .append(listed(run.report(), RuleVerdict.VACUOUS))
          .append(listed(run.report(), RuleVerdict.NOT_COVERED))
          .append(listed(run.report(), RuleVerdict.INCONCLUSIVE));
    }
    return text.toString();
  }

  private static String listed(RunReport report, RuleVerdict verdict) {
    String rules =
        report.rules()
            .stream()
            .filter(rule -> rule.verdict() == verdict)
            .map(RuleReport::id)
            .collect(Collectors.joining(", "));
    return rules.isEmpty() ? "" : Layout.wrapped("    " + verdict + ": ", rules);
  }

  /** The files of this run: others may lie beside them. */
  private static String written(List<Results.Found> findings) {
    StringBuilder text = new StringBuilder();
    for (Results.Found finding : findings) {
      List<Path> files = finding.files();
      if (!files.isEmpty()) {
        text.append("  ").append(files.getFirst()).append('\n');
        if (files.size() > 1) {
          text.append("    and %d more of the same finding\n".formatted(files.size() - 1));
        }
      }
    }
    return text.isEmpty() ? "" : "\nwritten by this run:\n" + text;
  }
}
