package org.ptck.conformance.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.StopSignal;
import org.ptck.conformance.campaign.StyleShare;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** Reports as runs make them, with round numbers. */
public final class Samples {

  static final Rule REF_1 = Catalogue.rule("REF-1").orElseThrow();

  private static final String B76 =
      """
          ptck-scenario 1
          geometry tiny
          manager reference
          entries plain
          variant B76
          cpus 2
          spawn A
          map A 0x0 1 anon rw
          write A 0x0
          cpu1 fork A B
          violates REF-1
          """;

  private Samples() {}

  static Scenario scenario() {
    return ScenarioParser.parse("sample", B76).get();
  }

  static Failure failure(boolean isMinimal) {
    Event event = new Event(EventKind.MAPCOUNT_CHANGE, 1, 1536, 1536, 1, 1);
    List<Detail> details =
        List.of(Detail.of("folio", 1536), Detail.of("refcount", 1), Detail.of("mapcount", 2));
    return new Failure(new Finding(REF_1, 5, event, details), scenario(), 3, 31, 17, isMinimal);
  }

  /** Another scenario that violates the same rule. */
  static Failure otherFailure() {
    Failure failure = failure(true);
    return new Failure(
        failure.finding(), scenario().withSteps(scenario().steps().subList(0, 3)), 2, 31, 17, true);
  }

  /** Everything passed but for one rule without a capability, one vacuous, one not asked for. */
  public static RunReport passed() {
    Set<Capability> words =
        Set.of(Capability.LATE_RMAP, Capability.NO_READ_ONLY, Capability.BRK_ONLY);
    return report("tiny", List.of(), RuleVerdict.PASS, List.of(), words);
  }

  public static RunReport failed() {
    return failedOn("tiny");
  }

  static RunReport failedOn(String geometry) {
    Failure failure = failure(true);
    Failure seen =
        new Failure(
            failure.finding(), failure.scenario(), failure.step(), failure.stepCountBefore(),
            failure.executionCount(), failure.isMinimal(), 12_345);
    List<Failure> failures = List.of(seen);
    return report(geometry, List.of("B76"), RuleVerdict.FAIL, failures, Set.of());
  }

  public static RunReport inconclusive() {
    return report("arm64-4k", List.of(), RuleVerdict.INCONCLUSIVE, List.of(), Set.of());
  }

  /** What came of runs, by a kit of a round version. */
  public static Results results(SavedRun... runs) {
    return Results.of(
        List.of(runs),
        KeptScenarios.NONE,
        List.of(),
        Path.of("regressions"),
        "1.2.3",
        Duration.ofMillis(12_345));
  }

  public static SavedRun saved(RunReport report, Path file) {
    return new SavedRun(
        report,
        report.failures().stream().map(failure -> new SavedFailure(failure, file)).toList());
  }

  /** A run that was ended from outside with this to show for it. */
  static RunReport interrupted(List<Failure> failures) {
    RuleVerdict verdict = failures.isEmpty() ? RuleVerdict.INCONCLUSIVE : RuleVerdict.FAIL;
    return report("tiny", List.of(), verdict, failures, Set.of(), StopSignal.INTERRUPTED);
  }

  private static RunReport report(
      String geometry,
      List<String> variants,
      RuleVerdict verdict,
      List<Failure> failures,
      Set<Capability> styles) {
    return report(geometry, variants, verdict, failures, styles, null);
  }

  private static RunReport report(
      String geometry,
      List<String> variants,
      RuleVerdict verdict,
      List<Failure> failures,
      Set<Capability> styles,
      @Nullable String cutShort) {
    boolean ran = verdict != RuleVerdict.INCONCLUSIVE;
    return new RunReport(
        "reference",
        "plain",
        geometry,
        variants,
        1,
        verdict,
        ran ? 400_000 : 0,
        ran ? 9_876_543 : 0,
        ran ? 7_000_000 : 0,
        ran ? 1_234_567_890 : 0,
        ran ? 12_345_678_901L : 0,
        styles,
        rules(verdict),
        failures,
        List.of(),
        cutShort,
        ran && variants.isEmpty()
            ? new StyleShare(80_000, 157, List.of("exit-pause", "late-rmap"))
            : StyleShare.NONE);
  }

  private static List<RuleReport> rules(RuleVerdict verdict) {
    List<RuleReport> reports = new ArrayList<>();
    reports.add(new RuleReport("REF-1", verdict, 123));
    reports.add(
        new RuleReport("REF-2", pass(verdict), 9_999, pass(verdict) == RuleVerdict.PASS ? 12 : 0));
    reports.add(new RuleReport("LCK-2", RuleVerdict.NOT_COVERED, 0));
    reports.add(new RuleReport("SEM-7", RuleVerdict.VACUOUS, 0));
    reports.add(new RuleReport("GEO-1", RuleVerdict.INCONCLUSIVE, 0));
    reports.add(new RuleReport("RUN-1", pass(verdict), 9_876_543));
    return reports;
  }

  private static RuleVerdict pass(RuleVerdict verdict) {
    return verdict == RuleVerdict.INCONCLUSIVE ? verdict : RuleVerdict.PASS;
  }
}
