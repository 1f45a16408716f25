package org.ptck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.campaign.RegressionReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.StopSignal;
import org.ptck.conformance.report.Baseline;
import org.ptck.conformance.report.KeptScenarios;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.scenario.Scenario;

class JudgeTest {

  private static final RunReport GOOD = GateSamples.run("tiny");

  private static final RunReport BAD =
      GateSamples.run("tiny", GateSamples.failure("REF-1", "refcount"));

  private static final Replayed.Outcome FAILS = GateSamples.violates("REF-1", "refcount");

  @Test
  void nothingFailed_isGreen() {
    Judgement judgement = judge(Map.of(), GOOD);

    assertThat(judgement.verdict()).isEqualTo(RuleVerdict.PASS);
    assertThat(judgement.reasons()).isEmpty();
  }

  @Test
  void newFailure_isRed() {
    assertRed(
        judge(Map.of(), BAD),
        "new failure: REF-1 in mine/plain on tiny: target/ptck/REF-1.ptck");
  }

  @Test
  void knownFailure_isGreen() {
    Judgement judgement = judge(Map.of(GateSamples.REF_1, FAILS), BAD);

    assertThat(judgement.reasons()).isEmpty();
    assertThat(judgement.verdict()).isEqualTo(RuleVerdict.PASS);
    assertThat(words(judgement)).containsExactly(EntryState.Word.KNOWN_FAIL);
    assertThat(judgement.known().values())
        .containsExactly(
            "as regressions/REF-1-batch.ptck, until 2027-03-01, mm@example.org: the batch is late");
  }

  /** A known failure that was not met this time is as known. */
  @Test
  void knownFailureThatTheSearchDoesNotMeet_isGreen() {
    assertThat(judge(Map.of(GateSamples.REF_1, FAILS), GOOD).verdict())
        .isEqualTo(RuleVerdict.PASS);
  }

  @Test
  void anotherFailureOfTheSameRule_isNotHiddenByAKnownOne() {
    Replayed.Outcome other = GateSamples.violates("REF-1", "mapcount");

    assertRed(
        judge(Map.of(GateSamples.REF_1, other), BAD),
        "new failure: REF-1 in mine/plain on tiny: target/ptck/REF-1.ptck");
  }

  @Test
  void theSameFailureOfAnotherManager_isNew() {
    Replayed.Outcome other =
        new Replayed.Violates("yours", GateSamples.failure("REF-1", "refcount"));

    assertThat(judge(Map.of(GateSamples.REF_1, other), BAD).news()).hasSize(1);
  }

  @Test
  void unexpectedPass_isRed() {
    Judgement judgement = judge(Map.of(GateSamples.REF_1, new Replayed.Passes()), GOOD);

    assertRed(
        judgement,
        "unexpected pass: REF-1 regressions/REF-1-batch.ptck: no rule is violated any more");
  }

  @Test
  void entryWhoseScenarioViolatesAnotherRule_isStale() {
    assertRed(
        judge(Map.of(GateSamples.REF_1, GateSamples.violates("TLB-1", "stale")), GOOD),
        "stale entry: REF-1 regressions/REF-1-batch.ptck: it violates TLB-1");
  }

  @Test
  void entryThatCannotBeRun_isStale() {
    assertRed(
        judge(Map.of(GateSamples.REF_1, new Replayed.Useless("there is no such file")), GOOD),
        "stale entry: REF-1 regressions/REF-1-batch.ptck: there is no such file");
  }

  @Test
  void theLastDayIsOneOfThem_andTheNextIsNot() {
    Block.Repro last = on(GateSamples.TODAY);
    Block.Repro gone = on(GateSamples.TODAY.minusDays(1));

    assertThat(judge(Map.of(last, FAILS), BAD).verdict()).isEqualTo(RuleVerdict.PASS);
    assertRed(
        judge(Map.of(gone, FAILS), BAD),
        "expired entry: REF-1 regressions/REF-1-batch.ptck: until 2026-11-30, mm@example.org:"
            + " the batch is late");
  }

  private static Block.Repro on(LocalDate expires) {
    Terms terms = GateSamples.REF_1.terms();
    return GateSamples.REF_1.on(new Terms(terms.owner(), expires, terms.reason()));
  }

  /** One that passes is to be taken off, whatever day it is. */
  @Test
  void expiredEntryThatPasses_isAnUnexpectedPass() {
    Judgement judgement =
        judge(Map.of(on(GateSamples.TODAY.minusDays(1)), new Replayed.Passes()), GOOD);

    assertThat(words(judgement)).containsExactly(EntryState.Word.UNEXPECTED_PASS);
  }

  /** A run with failures calls no rule vacuous: its counts do. */
  @Test
  void vacuousRule_isRedAlsoBesideAKnownFailure() {
    RunReport idle =
        GateSamples.run(
            "tiny", null, 0, List.of(), GateSamples.failure("REF-1", "refcount"));

    assertRed(
        judge(Map.of(GateSamples.REF_1, FAILS), idle),
        "vacuous: SEM-7 was never exercised, so that nothing was looked at");
  }

  @Test
  void vacuousRule_isNoneWhereAnyRunExercisedIt() {
    assertThat(judge(Map.of(), idle("tiny"), GateSamples.run("tiny4")).reasons()).isEmpty();
  }

  @Test
  void vacuousRuleOnTheList_isGreen() {
    Judgement judgement =
        judge(Map.of(GateSamples.SEM_7, new Replayed.Passes()), idle("tiny"));

    assertThat(judgement.reasons()).isEmpty();
    assertThat(words(judgement)).containsExactly(EntryState.Word.VACUOUS);
  }

  /** One list serves gates of any length. */
  @Test
  void vacuousEntryWhoseRuleIsExercised_isToldAndGreen() {
    Judgement judgement = judge(Map.of(GateSamples.SEM_7, new Replayed.Passes()), GOOD);

    assertThat(judgement.reasons()).isEmpty();
    assertThat(words(judgement)).containsExactly(EntryState.Word.EXERCISED);
  }

  @Test
  void vacuousEntry_expiresToo() {
    Block.Vacuous gone =
        GateSamples.SEM_7.on(new Terms("mm@example.org", LocalDate.of(2026, 1, 1), "later"));

    assertRed(
        judge(Map.of(gone, new Replayed.Passes()), idle("tiny")),
        "expired entry: vacuous SEM-7: until 2026-01-01, mm@example.org: later");
  }

  @Test
  void regressionThatNoRunIsAbout_isRed() {
    KeptScenarios kept =
        new KeptScenarios(
            Map.of(),
            List.of(new KeptScenarios.Skipped("regressions/a.ptck", "manager yours")));

    assertRed(
        judge(Map.of(), GateSamples.results(kept, GOOD)),
        "regression not run: regressions/a.ptck: no run has what it names: manager yours");
  }

  @Test
  void regressionThatWasNotReached_isRed() {
    Scenario scenario = GateSamples.scenario("REF-1");
    KeptScenarios kept = new KeptScenarios(Map.of(scenario, "regressions/a.ptck"), List.of());

    assertRed(
        judge(Map.of(), GateSamples.results(kept, GOOD)),
        "regression not run: regressions/a.ptck: there was no time for it; give more");
    RunReport reached =
        GateSamples.run(
            "tiny", null, 100, List.of(new RegressionReport(scenario, null, false, 0)));
    assertThat(judge(Map.of(), GateSamples.results(kept, reached)).reasons()).isEmpty();
  }

  @Test
  void staleRegression_isNoVerdict() {
    Scenario scenario = GateSamples.scenario("REF-1");
    KeptScenarios kept = new KeptScenarios(Map.of(scenario, "regressions/a.ptck"), List.of());
    RunReport stale =
        GateSamples.run(
            "tiny", null, 100, List.of(new RegressionReport(scenario, null, true, 0)));

    Judgement judgement = judge(Map.of(), GateSamples.results(kept, stale));

    assertThat(judgement.verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(lines(judgement)).singleElement().asString().startsWith("regression stale: ");
  }

  @Test
  void nothingExecuted_isNoVerdict() {
    RunReport none = nothing(GOOD);

    Judgement judgement = judge(Map.of(), none);

    assertThat(judgement.verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(lines(judgement))
        .containsExactly("nothing executed: no run has run any scenario");
  }

  @Test
  void cutShort_isNoVerdict_unlessSomethingIsRed() {
    RunReport cut = GateSamples.run("tiny", "its processes died", 0, List.of());

    assertThat(judge(Map.of(), cut).verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(lines(judge(Map.of(), cut)))
        .containsExactly("cut short: mine/plain on tiny: its processes died");
    assertThat(judge(Map.of(GateSamples.REF_1, new Replayed.Passes()), cut).verdict())
        .isEqualTo(RuleVerdict.FAIL);
  }

  @Test
  void interrupted_isNoVerdictWhatever() {
    RunReport cut =
        GateSamples.run(
            "tiny",
            StopSignal.INTERRUPTED,
            0,
            List.of(),
            GateSamples.failure("REF-1", "refcount"));

    assertThat(judge(Map.of(), cut).verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
  }

  @Test
  void theWorstComesFirst() {
    KeptScenarios kept =
        new KeptScenarios(Map.of(), List.of(new KeptScenarios.Skipped("a.ptck", "manager b")));
    RunReport bad =
        GateSamples.run("tiny", null, 0, List.of(), GateSamples.failure("TLB-1", "stale"));

    Judgement judgement =
        judge(
            Map.of(GateSamples.REF_1, new Replayed.Passes()), GateSamples.results(kept, bad));

    assertThat(judgement.reasons())
        .extracting(Reason::kind)
        .containsExactly(
            Reason.Kind.NEW_FAILURE,
            Reason.Kind.REGRESSION_NOT_RUN,
            Reason.Kind.VACUOUS,
            Reason.Kind.UNEXPECTED_PASS);
  }

  // ---- against a base

  @Test
  void againstABase_whatItHasToo_doesNotCount() {
    Baseline base = base(Set.of("mine/plain on tiny"), Set.of());

    Judgement judgement = judge(base, BAD, idle("tiny4"));

    assertThat(judgement.reasons()).isEmpty();
    assertThat(judgement.known().values()).containsExactly("as in the base");
  }

  @Test
  void againstABase_whatItHasElsewhere_counts() {
    Baseline base = base(Set.of("mine/plain on tiny"), Set.of());
    RunReport other =
        GateSamples.run("tiny4", GateSamples.failure("REF-1", "refcount"));

    assertRed(
        judge(base, BAD, other),
        "new failure: REF-1 in mine/plain on tiny4: target/ptck/REF-1.ptck");
  }

  @Test
  void againstABase_aRuleThatHeldThereAndIsNotLookedAtHere_counts() {
    Baseline base = base(Set.of(), Set.of("REF-1", "SEM-7"));

    assertRed(
        judge(base, idle("tiny")),
        "no longer held: SEM-7 held in the base and is VACUOUS here");
  }

  // ---- words

  private static Baseline base(Set<String> where, Set<String> held) {
    Set<Baseline.Violated> violated = new HashSet<>();
    where.forEach(each -> violated.add(new Baseline.Violated("REF-1", each)));
    return new Baseline(violated, held, Set.of());
  }

  private static RunReport idle(String geometry) {
    return GateSamples.run(geometry, null, 0, List.of());
  }

  private static RunReport nothing(RunReport run) {
    return new RunReport(
        run.manager(), run.entries(), run.geometry(), run.variants(), run.seed(),
        RuleVerdict.INCONCLUSIVE, 0, 0, 0, 0, 0, run.styles(), List.of(), List.of(), List.of(),
        null, run.styleShare());
  }

  private static Judgement judge(
      Map<? extends Block.Entry, Replayed.Outcome> list, RunReport... reports) {
    return judge(list, GateSamples.results(reports));
  }

  private static Judgement judge(
      Map<? extends Block.Entry, Replayed.Outcome> list, Results results) {
    return Judge.judge(GateSamples.evidence(results, list));
  }

  private static Judgement judge(Baseline base, RunReport... reports) {
    return Judge.judge(GateSamples.evidence(GateSamples.results(reports), Map.of(), base));
  }

  private static void assertRed(Judgement judgement, String... lines) {
    assertThat(judgement.verdict()).isEqualTo(RuleVerdict.FAIL);
    assertThat(lines(judgement)).isEqualTo(Arrays.asList(lines));
  }

  private static List<String> lines(Judgement judgement) {
    return judgement.reasons().stream().map(Reason::line).toList();
  }

  private static List<EntryState.Word> words(Judgement judgement) {
    return judgement.states().stream().map(EntryState::word).toList();
  }
}
