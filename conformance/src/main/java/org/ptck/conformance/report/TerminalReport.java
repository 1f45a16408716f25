package org.ptck.conformance.report;

import java.nio.file.Path;
import java.time.Duration;
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

  private final FailureText failures;
  private final boolean isWide;
  private final String version;

  /**
   * A report.
   *
   * @param plugins the options that a replay needs to find plug-ins
   * @param regressions the directory to keep scenarios in, for the command that copies one there
   * @param isWide whether each run has a column and a summary of its own
   * @param version the version of the kit
   */
  public TerminalReport(
      List<PluginOption> plugins, Path regressions, boolean isWide, String version) {
    this(plugins, regressions, isWide, version, Teller.NONE);
  }

  /** The same, and of each finding that is shown, more is told by the teller. */
  public TerminalReport(
      List<PluginOption> plugins,
      Path regressions,
      boolean isWide,
      String version,
      Teller teller) {
    this.failures = new FailureText(plugins, regressions, teller);
    this.isWide = isWide;
    this.version = version;
  }

  /** The text of the report on runs before which nothing was to be run. */
  public String print(List<SavedRun> runs, Duration elapsed) {
    return print(runs, KeptScenarios.NONE, elapsed);
  }

  /**
   * The text of the report.
   *
   * @param elapsed how long all runs took together
   */
  public String print(List<SavedRun> all, KeptScenarios kept, Duration elapsed) {
    List<SavedRun> runs = all.stream().filter(run -> !isNotBegun(run.report())).toList();
    List<Alike> findings = Alike.of(runs);
    StringBuilder text = new StringBuilder();
    if (!runs.isEmpty()) {
      text.append(isWide ? wide(runs, kept) : narrow(runs, kept));
    }
    text.append(kept.skippedText());
    for (Alike finding : findings) {
      text.append('\n').append(failures.print(finding));
    }
    return text.append(written(findings))
        .append(notBegun(all.size() - runs.size(), all.size()))
        .append('\n')
        .append(new ClosingText(all, findings, version, elapsed).print())
        .toString();
  }

  /** There is nothing to say of a run that an interruption left no time for. */
  private static boolean isNotBegun(RunReport report) {
    return report.isInterrupted() && report.scenarioCount() == 0 && report.failures().isEmpty();
  }

  private static String notBegun(int count, int runCount) {
    return count == 0 ? "" : "\n%d of %d runs had not begun\n".formatted(count, runCount);
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
  private static String written(List<Alike> findings) {
    StringBuilder text = new StringBuilder();
    for (Alike finding : findings) {
      List<Path> files = finding.files().toList();
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
