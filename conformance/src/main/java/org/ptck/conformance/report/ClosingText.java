package org.ptck.conformance.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;

/** The last words of a report: what was shown and what was not, by how much, by which kit. */
final class ClosingText {

  private final List<SavedRun> runs;
  private final List<RunReport> reports;
  private final List<Alike> findings;
  private final String version;
  private final Duration elapsed;

  /**
   * The last words.
   *
   * @param runs all runs; may be empty
   * @param findings what they found
   */
  ClosingText(List<SavedRun> runs, List<Alike> findings, String version, Duration elapsed) {
    this.runs = runs;
    this.reports = runs.stream().map(SavedRun::report).toList();
    this.findings = findings;
    this.version = version;
    this.elapsed = elapsed;
  }

  String print() {
    if (reports.stream().anyMatch(RunReport::isInterrupted)) {
      return said("INTERRUPTED: %s so far; what was not run has no verdict".formatted(found()));
    }
    return switch (ClosingVerdict.of(reports)) {
      case FAIL -> said("FAIL: " + found());
      case PASS -> {
        RuleWords words = RuleWords.of(runs);
        yield words.gapText() + said("PASS: " + words.counts());
      }
      default -> said("INCONCLUSIVE: %s, so there is no verdict".formatted(reason()));
    };
  }

  private String said(String verdict) {
    return "%s; ptck %s%s\n".formatted(figures(), version, seed())
        + Layout.wrapped("", "  ", verdict);
  }

  private String figures() {
    return String.format(
        Locale.ROOT,
        "%s, %s scenarios, %s events in %.1f s",
        Layout.counted(runs.size(), "run"),
        Layout.compact(Summary.sum(reports, RunReport::scenarioCount)),
        Layout.compact(Summary.sum(reports, RunReport::eventCount)),
        elapsed.toNanos() / 1e9);
  }

  /** All runs of a command have one seed. */
  private String seed() {
    return reports.isEmpty() ? "" : ", seed " + reports.getFirst().seed();
  }

  private String found() {
    if (findings.isEmpty()) {
      return "nothing found";
    }
    String rules =
        findings.stream()
            .map(finding -> finding.shown().failure().failure().finding().rule().id())
            .distinct()
            .collect(Collectors.joining(", "));
    long redCount =
        reports.stream().filter(report -> report.verdict() == RuleVerdict.FAIL).count();
    return "%s of %s, in %d of %s"
        .formatted(
            Layout.counted(findings.size(), "finding"),
            rules,
            redCount,
            Layout.counted(runs.size(), "run"));
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
