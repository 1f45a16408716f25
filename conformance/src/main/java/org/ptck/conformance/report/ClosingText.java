package org.ptck.conformance.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;

/** The last words of a report: what was shown and what was not, by how much, by which kit. */
final class ClosingText {

  private final Results results;
  private final List<RunReport> reports;

  ClosingText(Results results) {
    this.results = results;
    this.reports = results.runs().stream().map(SavedRun::report).toList();
  }

  /** All of it. */
  String print() {
    boolean isPassed =
        reports.stream().noneMatch(RunReport::isInterrupted)
            && results.verdict() == RuleVerdict.PASS;
    return (isPassed ? RuleWords.of(results.runs()).gapText() : "")
        + "%s; ptck %s%s\n".formatted(figures(), results.version(), seed())
        + ruled();
  }

  /** What a gate says, reasons and remedies included, or what the runs say by themselves. */
  private String ruled() {
    Ruling ruling = results.ruling();
    return ruling == null
        ? Layout.wrapped("", "  ", verdict())
        : Layout.wrapped("", "  ", ruling.sentence())
            + listed(ruling.reasons())
            + listed(ruling.remedies());
  }

  /** A line each, however long: whoever searches for one finds it. */
  private static String listed(List<String> lines) {
    return lines.stream()
        .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
        .collect(Collectors.joining());
  }

  /** The verdict, and what it rests on. */
  String verdict() {
    if (reports.stream().anyMatch(RunReport::isInterrupted)) {
      return "INTERRUPTED: %s so far; what was not run has no verdict".formatted(found());
    }
    return switch (results.verdict()) {
      case FAIL -> "FAIL: " + found();
      case PASS -> "PASS: " + RuleWords.of(results.runs()).counts();
      default -> "INCONCLUSIVE: %s, so there is no verdict".formatted(reason());
    };
  }

  private String figures() {
    return String.format(
        Locale.ROOT,
        "%s, %s scenarios, %s events in %.1f s",
        Layout.counted(reports.size(), "run"),
        Layout.compact(Summary.sum(reports, RunReport::scenarioCount)),
        Layout.compact(Summary.sum(reports, RunReport::eventCount)),
        results.elapsed().toNanos() / 1e9);
  }

  /** All runs of a command have one seed. */
  private String seed() {
    return reports.isEmpty() ? "" : ", seed " + reports.getFirst().seed();
  }

  private String found() {
    List<Results.Found> findings = results.findings();
    if (findings.isEmpty()) {
      return "nothing found";
    }
    String rules =
        findings.stream()
            .map(Results.Found::rule)
            .distinct()
            .collect(Collectors.joining(", "));
    long redCount =
        reports.stream().filter(report -> report.verdict() == RuleVerdict.FAIL).count();
    return "%s of %s, in %d of %s"
        .formatted(
            Layout.counted(findings.size(), "finding"),
            rules,
            redCount,
            Layout.counted(reports.size(), "run"));
  }

  private String reason() {
    long staleCount = reports.stream().mapToLong(run -> run.staleRegressions().size()).sum();
    if (reports.stream().anyMatch(report -> report.cutShort() != null)) {
      return "a run was cut short, see above";
    }
    return staleCount == 0
        ? "nothing was executed"
        : "an event named by a 'when' line no longer occurs in %d of the regressions"
            .formatted(staleCount);
  }
}
