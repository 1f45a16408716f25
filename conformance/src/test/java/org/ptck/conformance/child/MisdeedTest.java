package org.ptck.conformance.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.child.host.HostName;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** Whatever a child does to itself is a finding with its scenario, and the run goes on. */
class MisdeedTest {

  private static final Scenario SPAWN_AND_PROTECT =
      new Scenario(
          Header.of("tiny"),
          List.of(
              Step.of(0, new Operation.Spawn(0)),
              Step.of(0, new Operation.Protect(0, 0, 1, Permission.READ_WRITE))),
          null);

  @ParameterizedTest
  @EnumSource(
      value = Misdeed.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"GIVE_UP_FOR_TWO_REASONS", "EXHAUST_MEMORY"})
  void misdeed_isAFindingThatSaysWhatHappenedAndWhere(Misdeed misdeed) {
    try (ChildExecutors executors = executors(misdeed)) {
      ScenarioResult result =
          Replay.run(
              SPAWN_AND_PROTECT,
              Children.onlyManager(executors),
              Catalogue.all(),
              Children.IMPATIENT);

      assertThat(result.violates(rule(misdeed))).isTrue();
      assertThat(result.step()).isEqualTo(1);
      Finding finding = result.finding();
      assertThat(finding).isNotNull();
      assertDetails(misdeed, finding);
    }
  }

  private static String rule(Misdeed misdeed) {
    return switch (misdeed) {
      case LOOP, BREAK_A_RULE_AND_ABORT -> "RUN-2";
      default -> "RUN-1";
    };
  }

  private static void assertDetails(Misdeed misdeed, Finding finding) {
    switch (misdeed) {
      case WILD_POINTER -> {
        assertThat(Children.detail(finding, "signal")).isEqualTo("SIGSEGV");
        assertThat(Children.detail(finding, "in")).contains(" in libjvm");
        assertThat(Children.detail(finding, "accessed")).isEqualTo("0x8");
        assertThat(Children.detail(finding, "output")).isEmpty();
      }
      case ABORT -> assertThat(Children.detail(finding, "signal")).isEqualTo("SIGABRT");
      case EXIT -> assertThat(Children.detail(finding, "exit")).isEqualTo("3");
      case HALT -> assertThat(Children.detail(finding, "exit")).isEqualTo("7");
      case SPEAK_AND_ABORT ->
          assertThat(Children.detail(finding, "output")).isEqualTo("BUG: entry is not clear");
      case KILL -> assertThat(Children.detail(finding, "signal")).isEqualTo("SIGKILL");
      case LOOP -> assertThat(Children.detail(finding, "call")).isEqualTo("execute");
      case RECURSE ->
          assertThat(Children.detail(finding, "threw")).endsWith("StackOverflowError");
      case THROW -> assertThat(Children.detail(finding, "message")).isEqualTo("thrown");
      case GIVE_UP_FOR_TWO_REASONS, EXHAUST_MEMORY -> throw new IllegalArgumentException();
      case BREAK_A_RULE_AND_ABORT ->
          assertThat(Children.detail(finding, "breach")).isEqualTo("TOO_MANY_EVENTS");
    }
  }

  @Test
  void exhaustedMemory_isNobodysFault() {
    try (ChildExecutors executors = executors(Misdeed.EXHAUST_MEMORY)) {
      Implementation implementation = Children.onlyManager(executors);

      assertThatThrownBy(
          () -> Replay.run(
              SPAWN_AND_PROTECT, implementation, Catalogue.all(), Children.IMPATIENT))
          .isInstanceOf(ExecutorLost.class)
          .hasMessageContaining("ran out of memory, which says nothing of the implementation")
          .hasMessageContaining("--workers 1");
    }
  }

  @Test
  void keepGoing_showsTheSecondCrashBehindTheFirst() {
    try (ChildExecutors executors = executors(Misdeed.GIVE_UP_FOR_TWO_REASONS)) {
      RunReport report = Children.run(Children.onlyManager(executors), 12, true);

      assertThat(report.failures())
          .extracting(failure -> Children.detail(failure.finding(), "output"))
          .containsExactlyInAnyOrder("BUG: entry is not clear", "BUG: table 7 is not empty");
    }
  }

  @Test
  void keepGoing_givesTheSameFailuresAsOneThatThrows() {
    RunReport dying = run(Misdeed.SPEAK_AND_ABORT);
    RunReport throwing = run(Misdeed.THROW);

    assertThat(dying.scenarioCount()).isEqualTo(throwing.scenarioCount());
    assertThat(dying.failures()).hasSize(1);
    Failure failure = dying.failures().getFirst();
    assertThat(failure.finding().rule().id()).isEqualTo("RUN-1");
    assertThat(failure.scenario().steps()).hasSize(1);
    assertThat(failure.scenario())
        .isEqualTo(throwing.failures().getFirst().scenario());
    assertThat(dying.rules().stream().filter(rule -> rule.verdict() == RuleVerdict.FAIL))
        .hasSize(1);
  }

  private static RunReport run(Misdeed misdeed) {
    try (ChildExecutors executors = executors(misdeed)) {
      Implementation implementation = Children.onlyManager(executors);
      return Children.run(implementation, 8, true);
    }
  }

  private static ChildExecutors executors(Misdeed misdeed) {
    return ChildExecutors.of(HostName.of(MisbehavingHost.class, misdeed.name()));
  }
}
