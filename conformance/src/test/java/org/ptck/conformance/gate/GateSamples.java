package org.ptck.conformance.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RegressionReport;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.StyleShare;
import org.ptck.conformance.report.Baseline;
import org.ptck.conformance.report.KeptScenarios;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.SavedFailure;
import org.ptck.conformance.report.SavedRun;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** What a judge is given, in round numbers. */
final class GateSamples {

  static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  static final Block.Repro REF_1 =
      new Block.Repro(
          List.of(),
          "REF-1",
          "regressions/REF-1-batch.ptck",
          new Terms("mm@example.org", LocalDate.of(2027, 3, 1), "the batch is late"));

  static final Block.Vacuous SEM_7 =
      new Block.Vacuous(List.of(), "SEM-7", REF_1.terms());

  private static final String SCENARIO =
      """
          ptck-scenario 1
          geometry tiny
          manager mine
          entries plain
          cpus 1
          spawn A
          map A 0x0 1 anon rw
          fork A B
          violates %s
          """;

  private GateSamples() {}

  static Scenario scenario(String rule) {
    return ScenarioParser.parse("sample", SCENARIO.formatted(rule)).get();
  }

  /** A failure whose cause is told by the key of its fact. */
  static Failure failure(String rule, String fact) {
    Finding finding =
        new Finding(
            Catalogue.rule(rule).orElseThrow(), 1, null, List.of(Detail.of(fact, 1)));
    return new Failure(finding, scenario(rule), 2, 9, 17, true);
  }

  /** A run of a manager that held REF-1 and SEM-7, but for what failed. */
  static RunReport run(String geometry, Failure... failures) {
    return run(geometry, null, 100, List.of(), failures);
  }

  static RunReport run(
      String geometry,
      @Nullable String cutShort,
      long exercised,
      List<RegressionReport> regressions,
      Failure... failures) {
    List<RuleReport> rules = new ArrayList<>();
    for (String rule : List.of("REF-1", "TLB-1", "SEM-7")) {
      boolean failed =
          Arrays.stream(failures).anyMatch(each -> each.finding().rule().id().equals(rule));
      long count = rule.equals("SEM-7") ? exercised : 100;
      RuleVerdict held = count > 0 ? RuleVerdict.PASS : RuleVerdict.INCONCLUSIVE;
      rules.add(new RuleReport(rule, failed ? RuleVerdict.FAIL : held, count));
    }
    RuleVerdict whole = cutShort == null ? RuleVerdict.PASS : RuleVerdict.INCONCLUSIVE;
    return new RunReport(
        "mine",
        "plain",
        geometry,
        List.of(),
        1,
        failures.length > 0 ? RuleVerdict.FAIL : whole,
        1_000,
        20_000,
        15_000,
        500_000,
        2_500_000_000L,
        Set.of(),
        rules,
        List.of(failures),
        regressions,
        cutShort,
        StyleShare.NONE);
  }

  static Results results(RunReport... reports) {
    return results(KeptScenarios.NONE, reports);
  }

  static Results results(KeptScenarios kept, RunReport... reports) {
    List<SavedRun> runs = Arrays.stream(reports).map(GateSamples::saved).toList();
    return Results.of(
        runs, kept, List.of(), Path.of("regressions"), "1.2.3", Duration.ofMillis(2_700));
  }

  private static SavedRun saved(RunReport report) {
    return new SavedRun(
        report,
        report.failures()
            .stream()
            .map(
                failure -> new SavedFailure(
                    failure,
                    Path.of("target/ptck/%s.ptck".formatted(failure.finding().rule().id()))))
            .toList());
  }

  /** What a scenario came to that fails in that way. */
  static Replayed.Outcome violates(String rule, String fact) {
    return new Replayed.Violates("mine", failure(rule, fact));
  }

  static Evidence evidence(Results results, Map<? extends Block.Entry, Replayed.Outcome> list) {
    return evidence(results, list, null);
  }

  /** Evidence; for vacuous entries the outcome does not matter. */
  static Evidence evidence(
      Results results,
      Map<? extends Block.Entry, Replayed.Outcome> list,
      @Nullable Baseline base) {
    List<Replayed> replayed = new ArrayList<>();
    list.forEach(
        (entry, outcome) -> {
          if (entry instanceof Block.Repro repro) {
            replayed.add(new Replayed(repro, outcome));
          }
        });
    return new Evidence(
        new KnownFailures(List.copyOf(list.keySet())), replayed, results, base, TODAY);
  }
}
