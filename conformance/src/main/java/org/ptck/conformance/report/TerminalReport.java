package org.ptck.conformance.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptck.conformance.campaign.RegressionReport;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.StyleShare;
import org.ptck.spec.fact.Capability;

/**
 * What a person reads when runs have ended: the table of verdicts, one line for each run, each
 * failure in full, and the closing verdict last, where the eye is.
 */
public final class TerminalReport {

  private final FailureText failures;

  /**
   * A report.
   *
   * @param plugins the options that a replay needs to find plug-ins
   * @param regressions the directory to keep scenarios in, for the command that copies one there
   */
  public TerminalReport(List<PluginOption> plugins, Path regressions) {
    this.failures = new FailureText(plugins, regressions);
  }

  /** The text of the report on runs before which nothing was to be run. */
  public String print(List<SavedRun> runs) {
    return print(runs, KeptScenarios.NONE);
  }

  /** The text of the report. */
  public String print(List<SavedRun> all, KeptScenarios kept) {
    StringBuilder text = new StringBuilder();
    List<SavedRun> runs = all.stream().filter(run -> !isNotBegun(run.report())).toList();
    if (!runs.isEmpty()) {
      text.append(VerdictTable.print(runs)).append('\n');
    }
    runs.forEach(run -> text.append(summary(run, kept)));
    text.append(kept.skippedText());
    for (SavedRun run : runs) {
      for (SavedFailure failure : run.failures()) {
        text.append('\n').append(failures.print(run, failure));
      }
    }
    return text.append(written(runs))
        .append(notBegun(all.size() - runs.size(), all.size()))
        .append('\n')
        .append(closing(all))
        .toString();
  }

  /** There is nothing to say of a run that an interruption left no time for. */
  private static boolean isNotBegun(RunReport report) {
    return report.isInterrupted() && report.scenarioCount() == 0 && report.failures().isEmpty();
  }

  private static String notBegun(int count, int runCount) {
    return count == 0 ? "" : "\n%d of %d runs had not begun\n".formatted(count, runCount);
  }

  /** The files of this run: others may lie beside them. */
  private static String written(List<SavedRun> runs) {
    List<Path> files =
        runs.stream()
            .flatMap(run -> run.failures().stream())
            .flatMap(failure -> Stream.ofNullable(failure.file()))
            .distinct()
            .toList();
    StringBuilder text = new StringBuilder();
    if (!files.isEmpty()) {
      text.append("\nwritten by this run:\n");
      files.forEach(file -> text.append("  ").append(file).append('\n'));
    }
    return text.toString();
  }

  private static String summary(SavedRun run, KeptScenarios kept) {
    RunReport report = run.report();
    return "%s: %s\n".formatted(run.name(), report.verdict())
        + "  " + figures(report) + "\n"
        + cutShort(report)
        + refused(report, kept)
        + styles(report)
        + drawn(report.styleShare())
        + objections(report)
        + listed(report, "vacuous", RuleVerdict.VACUOUS)
        + listed(report, "not covered", RuleVerdict.NOT_COVERED)
        + untold(report)
        + listed(report, "no verdict on", RuleVerdict.INCONCLUSIVE);
  }

  private static String figures(RunReport report) {
    long acceptedPercent =
        report.operationCount() == 0 ? 0 : 100 * report.acceptedCount() / report.operationCount();
    return String.format(
        Locale.ROOT,
        "seed %d: %s scenarios, %s operations (%d %% accepted), %s events in %.1f s",
        report.seed(),
        Layout.compact(report.scenarioCount()),
        Layout.compact(report.operationCount()),
        acceptedPercent,
        Layout.compact(report.eventCount()),
        report.nanos() / 1e9);
  }

  private static String cutShort(RunReport report) {
    String why = report.cutShort();
    return why == null ? "" : Layout.wrapped("  cut short: ", why);
  }

  /** What was refused in a regression is no failure, but its owner may not have meant it. */
  private static String refused(RunReport report, KeptScenarios kept) {
    StringBuilder text = new StringBuilder();
    for (RegressionReport regression : report.regressions()) {
      if (regression.refusedCount() > 0) {
        int stepCount = regression.scenario().steps().size();
        text.append(
            Layout.wrapped(
                "  regression: ",
                "%s refused of %s; ptck replay says why"
                    .formatted(
                        RefusedText.count(regression.refusedCount(), stepCount),
                        kept.fileOf(regression))));
      }
    }
    return text.toString();
  }

  private static String styles(RunReport report) {
    return words(report, "styles that widen the rules", Capability.Kind.STYLE)
        + words(report, "limits of what was asked for", Capability.Kind.LIMIT)
        + uncovered(report);
  }

  /** What words leave uncovered, one by one. */
  private static String uncovered(RunReport report) {
    return report.styles()
        .stream()
        .filter(each -> !each.uncovered().isEmpty())
        .sorted()
        .map(each -> Layout.wrapped("    %s: ".formatted(each), each.uncovered()))
        .collect(Collectors.joining());
  }

  private static String words(RunReport report, String title, Capability.Kind kind) {
    String words =
        report.styles()
            .stream()
            .filter(each -> each.kind() == kind)
            .sorted()
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "" : "  " + title + ": " + words + "\n";
  }

  private static String drawn(StyleShare share) {
    return share.scenarioCount() == 0
        ? ""
        : Layout.wrapped(
            "  ",
            "%s scenarios in %d sets of legal styles, of %s"
                .formatted(
                    Layout.compact(share.scenarioCount()),
                    share.setCount(),
                    String.join(", ", share.names())));
  }

  /** What rules object to that fail nothing. */
  private static String objections(RunReport report) {
    String rules =
        report.rules()
            .stream()
            .filter(rule -> rule.objectionCount() > 0)
            .map(rule -> rule.id() + " " + Layout.compact(rule.objectionCount()))
            .collect(Collectors.joining(", "));
    return rules.isEmpty() ? "" : Layout.wrapped("  objections, not failures: ", rules);
  }

  private static String listed(RunReport report, String what, RuleVerdict verdict) {
    String rules =
        report.rules()
            .stream()
            .filter(rule -> rule.verdict() == verdict)
            .map(RuleReport::id)
            .collect(Collectors.joining(", "));
    return rules.isEmpty() ? "" : Layout.wrapped("  " + what + ": ", rules);
  }

  /** Rules that are not covered although everything that they need is declared. */
  private static String untold(RunReport report) {
    return report.rules()
        .stream()
        .filter(rule -> rule.gap().undeclared().isEmpty() && !rule.gap().isNone())
        .map(rule -> "    %s %s\n".formatted(rule.id(), rule.gap().sentence()))
        .collect(Collectors.joining());
  }

  private static String closing(List<SavedRun> runs) {
    int failureCount = runs.stream().mapToInt(run -> run.failures().size()).sum();
    if (runs.stream().anyMatch(run -> run.report().isInterrupted())) {
      return "INTERRUPTED: %s so far; what was not run has no verdict\n"
          .formatted(found(failureCount));
    }
    return switch (ClosingVerdict.of(runs.stream().map(SavedRun::report).toList())) {
      case FAIL -> "FAIL: %s\n".formatted(found(failureCount));
      case PASS -> "PASS\n";
      default -> "INCONCLUSIVE: %s, so there is no verdict\n".formatted(reason(runs));
    };
  }

  private static String reason(List<SavedRun> runs) {
    long staleCount =
        runs.stream().mapToLong(run -> run.report().staleRegressions().size()).sum();
    boolean isCutShort = runs.stream().anyMatch(run -> run.report().cutShort() != null);
    if (isCutShort) {
      return "a run was cut short, see above";
    }
    return staleCount == 0
        ? "nothing was executed"
        : "an event named by a 'when' line no longer occurs in %d of the regressions"
            .formatted(staleCount);
  }

  private static String found(int count) {
    return switch (count) {
      case 0 -> "nothing found";
      case 1 -> "1 rule violated";
      default -> count + " violations";
    };
  }
}
