package org.ptck.conformance.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;

/**
 * What came of all runs of a command, as every report has it.
 *
 * @param runs the runs, in the order in which they were asked for
 * @param kept what was to be run before anything else
 * @param findings what was violated: failures that look alike are one finding
 * @param version the version of the kit
 * @param elapsed how long everything took; the only figure beside those of {@link RunReport#nanos}
 *   that is not a function of the command line
 * @param ruling what a gate says of it; null where none was asked
 */
public record Results(
    List<SavedRun> runs,
    KeptScenarios kept,
    List<Found> findings,
    String version,
    Duration elapsed,
    @Nullable Ruling ruling) {

  /**
   * A finding: failures that look alike.
   *
   * @param failure the one with the fewest steps
   * @param runs the runs that failed in this way, that of the failure first
   * @param files the files of the scenarios of all of them, that of the failure first; empty if
   *   they could not be written
   * @param text what a person reads of it
   * @param replay the command that runs it again; null where there is no file
   * @param known where it is known from, such as an entry of a list of known failures; null if it
   *   is not
   */
  public record Found(
      Failure failure,
      List<SavedRun> runs,
      List<Path> files,
      String text,
      @Nullable String replay,
      @Nullable String known) {

    /** Copies the lists. */
    public Found {
      runs = List.copyOf(runs);
      files = List.copyOf(files);
    }

    /** The file of the scenario that is shown; null if it could not be written. */
    public @Nullable Path file() {
      return files.isEmpty() ? null : files.getFirst();
    }

    /** Whether it was found in that run. */
    public boolean isOf(SavedRun run) {
      return runs.contains(run);
    }

    /** The rule that was violated. */
    public String rule() {
      return failure.finding().rule().id();
    }
  }

  /** Copies the lists. */
  public Results {
    runs = List.copyOf(runs);
    findings = List.copyOf(findings);
  }

  /**
   * The results of runs.
   *
   * @param plugins the options that a replay needs to find plug-ins
   * @param regressions the directory to keep scenarios in
   */
  public static Results of(
      List<SavedRun> runs,
      KeptScenarios kept,
      List<PluginOption> plugins,
      Path regressions,
      String version,
      Duration elapsed) {
    return of(runs, kept, plugins, regressions, version, elapsed, Teller.NONE);
  }

  /** The same, and of each finding that is shown, more is told by the teller. */
  public static Results of(
      List<SavedRun> runs,
      KeptScenarios kept,
      List<PluginOption> plugins,
      Path regressions,
      String version,
      Duration elapsed,
      Teller teller) {
    FailureText text = new FailureText(plugins, regressions, teller);
    List<Found> findings = Alike.of(runs).stream().map(each -> found(each, text)).toList();
    return new Results(runs, kept, findings, version, elapsed, null);
  }

  private static Found found(Alike alike, FailureText text) {
    Path file = alike.shown().failure().file();
    List<Path> files = file == null ? List.of() : alike.files().toList();
    return new Found(
        alike.shown().failure().failure(),
        alike.seen().stream().map(Alike.Seen::run).distinct().toList(),
        files,
        text.print(alike),
        file == null ? null : text.replay(file),
        null);
  }

  /** The same results, of which some findings are known. */
  public Results knowing(Map<Found, String> known) {
    return new KnownResults(this, known).results();
  }

  /** The same results, and what a gate says of them. */
  public Results ruled(Ruling other) {
    return new Results(runs, kept, findings, version, elapsed, other);
  }

  /** From where it is known that a run violates a rule; empty if it is not. */
  public String known(SavedRun run, String rule) {
    return findings.stream()
        .filter(found -> found.rule().equals(rule) && found.isOf(run))
        .map(Found::known)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("; "));
  }

  /** The findings that are not known. */
  public List<Found> news() {
    return findings.stream().filter(found -> found.known() == null).toList();
  }

  /** What the runs come to together, or what a gate makes of them. */
  public RuleVerdict verdict() {
    return ruling != null
        ? ruling.verdict()
        : ClosingVerdict.of(runs.stream().map(SavedRun::report).toList());
  }

  /** How many rules held and of how many there is less to say, or what was found: one line. */
  public String sentence() {
    return ruling != null ? ruling.sentence() : new ClosingText(this).verdict();
  }
}
