package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.testing.Requests;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** What a run reports is a function of what was asked for. */
class CampaignTest {

  private static final Implementation B76 =
      Gallery.build(List.of(Gallery.named("B76").orElseThrow()), new PlainEntriesProvider());
  private static final Implementation X02 =
      Gallery.build(List.of(Gallery.named("X02").orElseThrow()), new PlainEntriesProvider());

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void reference_passesAndNoRuleIsVacuous(Geometry geometry) {
    RunReport report =
        Requests.run(
            Requests.of(Requests.REFERENCE, geometry, Catalogue.all(), 1_000, false));

    assertThat(report.verdict()).isEqualTo(RuleVerdict.PASS);
    assertThat(report.scenarioCount()).isEqualTo(1_000);
    assertThat(report.acceptedCount()).isBetween(1L, report.operationCount());
    assertThat(report.rules())
        .allSatisfy(
            rule -> assertThat(rule.verdict())
                .as("%s", rule)
                .isEqualTo(
                    isCovered(rule, geometry) ? RuleVerdict.PASS : RuleVerdict.NOT_COVERED));
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void sameSeed_givesTheSameReport(Geometry geometry) {
    RunRequest passing =
        Requests.of(Requests.REFERENCE, geometry, Catalogue.all(), 300, false);
    RunRequest failing = Requests.of(X02, geometry, Catalogue.all(), 300, true);

    assertThat(text(Requests.run(passing))).isEqualTo(text(Requests.run(passing)));
    assertThat(text(Requests.run(failing))).isEqualTo(text(Requests.run(failing)));
  }

  @Test
  void noScenarios_isInconclusive() {
    RunReport report = Requests.run(Requests.of(Requests.REFERENCE, 0));

    assertThat(report.verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(report.rules())
        .filteredOn(rule -> isCovered(rule, Geometries.TINY))
        .extracting(RuleReport::verdict)
        .containsOnly(RuleVerdict.INCONCLUSIVE);
  }

  /** Plain entries make no contiguous blocks, about which some rules are. */
  private static boolean isCovered(RuleReport report, Geometry geometry) {
    return Requests.REFERENCE
        .capabilities(geometry)
        .containsAll(Catalogue.rule(report.id()).orElseThrow().needs());
  }

  @Test
  void timeThatIsUp_beginsNoFurtherScenario() {
    RunRequest request =
        new RunRequest(
            Requests.REFERENCE,
            List.of(),
            Geometries.TINY,
            Catalogue.all(),
            7,
            Extent.nanos(50_000_000),
            false,
            List.of(),
            Bounds.DEFAULT);

    RunReport report = Requests.run(request);

    assertThat(report.verdict()).isIn(RuleVerdict.PASS, RuleVerdict.INCONCLUSIVE);
    assertThat(report.nanos()).isGreaterThanOrEqualTo(50_000_000);
  }

  @Test
  void regressions_runFirst() {
    Scenario regression =
        Requests.run(Requests.of(B76, 100)).failures().getFirst().scenario();
    RunRequest request =
        new RunRequest(
            B76,
            List.of("B76"),
            Geometries.TINY,
            Catalogue.all(),
            8,
            Extent.scenarios(0),
            false,
            List.of(regression),
            Bounds.DEFAULT);

    RunReport report = Requests.run(request);

    assertThat(report.scenarioCount()).isEqualTo(1);
    assertThat(report.failures().getFirst().stepCountBefore()).isEqualTo(4);
    assertThat(regression.steps()).hasSize(4);
  }

  /** What is skipped for want of time would pass unseen. */
  @Test
  void regressions_areRunHoweverLittleTimeThereIs() {
    Scenario regression =
        Requests.run(Requests.of(B76, 100)).failures().getFirst().scenario();
    Scenario passes = regression.withSteps(regression.steps().subList(0, 3));
    RunRequest request =
        new RunRequest(
            B76,
            List.of("B76"),
            Geometries.TINY,
            Catalogue.all(),
            8,
            Extent.nanos(0),
            true,
            List.of(passes, regression, passes, regression, passes),
            Bounds.DEFAULT);

    RunReport report = Requests.run(request);

    assertThat(report.regressions())
        .extracting(RegressionReport::violated)
        .containsExactly(null, "REF-1", null, "REF-1", null);
    assertThat(report.scenarioCount()).isEqualTo(5);
  }

  @Test
  void rules_areTheOnlyOnesBlamed() {
    List<Rule> others =
        Catalogue.all().stream().filter(rule -> !rule.id().equals("REF-1")).toList();

    RunReport report = Requests.run(Requests.of(B76, Geometries.TINY, others, 500, false));

    assertThat(report.verdict()).isEqualTo(RuleVerdict.PASS);
    assertThat(verdict(report, "REF-1")).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(verdict(report, "REF-2")).isEqualTo(RuleVerdict.PASS);
  }

  @Test
  void keepGoing_givesOneFailureForEachCause() {
    RunReport report =
        Requests.run(Requests.of(X02, Geometries.TINY, Catalogue.all(), 1_000, true));

    assertThat(report.scenarioCount()).isEqualTo(1_000);
    assertThat(report.failures()).extracting(CampaignTest::look).doesNotHaveDuplicates();
    assertThat(report.failures())
        .extracting(failure -> Cause.of(failure.finding(), failure.scenario(), failure.step()))
        .extracting(Cause::rule)
        .contains("TLB-1", "TLB-6")
        .allSatisfy(rule -> assertThat(verdict(report, rule)).isEqualTo(RuleVerdict.FAIL));
    assertThat(report.failures().getFirst().seenCount()).isGreaterThan(100);
  }

  /** What two failures of one cause have in common: the look, and the operations it takes. */
  private static Object look(Failure failure) {
    return List.of(
        Cause.of(failure.finding(), failure.scenario(), failure.step()),
        failure.scenario()
            .steps()
            .stream()
            .map(step -> step.operation().kind())
            .collect(Collectors.toSet()));
  }

  /** Write-back clears dirty before it takes the data; unmap forgets what its entries say. */
  @Test
  void keepGoing_findsTheSecondBugBehindARule() {
    List<Variant> bugs =
        List.of(Gallery.named("X07").orElseThrow(), Gallery.named("X12").orElseThrow());
    Implementation both = Gallery.build(bugs, new PlainEntriesProvider());

    RunReport report =
        Requests.run(Requests.of(both, Geometries.TINY, Catalogue.all(), 1_500, true));

    assertThat(report.failures())
        .filteredOn(failure -> failure.finding().rule().id().equals("DTY-1"))
        .extracting(CampaignTest::failedAt)
        .contains("Sync", "Unmap");
  }

  private static String failedAt(Failure failure) {
    List<Step> steps = failure.scenario().steps();
    return failure.step() < steps.size()
        ? steps.get(failure.step()).operation().getClass().getSimpleName()
        : "the end";
  }

  @Test
  void stopped_keepsWhatItHasFound() {
    StopSignal stop = new StopSignal();
    List<Failure> told = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void report(RunRequest request, long scenarios, int exercised, int rules) {}

          @Override
          public void found(RunRequest request, Failure failure) {
            told.add(failure);
            stop.ask();
          }
        };

    RunReport report =
        Campaign.run(
            Requests.of(B76, Geometries.TINY, Catalogue.all(), 1_000_000_000, true),
            progress,
            stop);

    assertThat(report.isInterrupted()).isTrue();
    assertThat(report.verdict()).isEqualTo(RuleVerdict.FAIL);
    assertThat(report.failures()).hasSameSizeAs(told).isNotEmpty();
  }

  @Test
  void stoppedBeforeItBegins_hasNoVerdict() {
    StopSignal stop = new StopSignal();
    assertThat(stop.ask()).isTrue();
    assertThat(stop.ask()).isFalse();

    RunReport report = Campaign.run(Requests.of(B76, 1_000), Progress.NONE, stop);

    assertThat(report.isInterrupted()).isTrue();
    assertThat(report.verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(report.scenarioCount()).isZero();
  }

  @Test
  void withoutKeepGoing_theFirstViolationEndsTheRun() {
    RunReport report = Requests.run(Requests.of(B76, 1_000));

    assertThat(report.failures()).hasSize(1);
    assertThat(report.scenarioCount()).isLessThan(100);
  }

  private static RuleVerdict verdict(RunReport report, String rule) {
    return report.rules()
        .stream()
        .filter(each -> each.id().equals(rule))
        .map(RuleReport::verdict)
        .findFirst()
        .orElseThrow();
  }

  /** Everything but the time taken. */
  static String text(RunReport report) {
    StringBuilder text = new StringBuilder(report.rules().toString());
    text.append(
        List.of(
            report.verdict(),
            report.scenarioCount(),
            report.operationCount(),
            report.acceptedCount(),
            report.eventCount()));
    for (Failure failure : report.failures()) {
      text.append(ScenarioPrinter.print(failure.scenario()))
          .append(failure.finding().event())
          .append(failure.finding().details())
          .append(failure.executionCount());
    }
    return text.toString();
  }
}
