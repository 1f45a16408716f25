package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.testing.HangingManagers;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.rule.family.Catalogue;

/** A manager that hangs costs a few threads, never the run. */
class HangTest {

  private static final int THREAD_COUNT_MAX = 4;

  enum Hang {
    SLEEPS(HangingManagers::sleep),
    COMPUTES(HangingManagers::compute),
    WAITS_FOR_A_LOCK(HangingManagers::await);

    private final Supplier<Outcome> way;

    Hang(Supplier<Outcome> way) {
      this.way = way;
    }
  }

  @AfterAll
  static void endWhatComputes() {
    HangingManagers.endAll();
  }

  @ParameterizedTest
  @EnumSource
  void hang_isAFindingWithTheScenarioUpToIt(Hang hang) {
    AtomicInteger threads = new AtomicInteger();
    RunReport report =
        Requests.run(
            Requests.of(
                Requests.made((host, _) -> HangingManagers.hanging(host, threads, hang.way)),
                50));

    assertThat(report.verdict()).isEqualTo(RuleVerdict.FAIL);
    assertThat(threads).hasValue(1);
    Failure failure = report.failures().getFirst();
    assertThat(failure.finding().rule().id()).isEqualTo("RUN-2");
    assertThat(failure.scenario().violates()).isEqualTo("RUN-2");
    assertThat(failure.scenario().steps()).isNotEmpty();
  }

  @Test
  void keepGoing_givesUpFourThreadsAtMost() {
    AtomicInteger threads = new AtomicInteger();
    RunReport report =
        Requests.run(keepGoing(Requests.made((host, _) -> HangingManagers.hanging(host, threads))));

    assertThat(threads).hasValue(THREAD_COUNT_MAX);
    assertThat(report.failures()).hasSize(1);
  }

  @Test
  void swallowingTheEndOfTheMachineForEver_isAHang() {
    AtomicInteger threads = new AtomicInteger();
    RunReport report =
        Requests.run(
            Requests.of(
                Requests.made(
                    (host, hardware) -> HangingManagers.swallowing(host, hardware, threads)),
                50));

    assertThat(report.failures().getFirst().finding().rule().id()).isEqualTo("RUN-2");
    assertThat(threads).hasValue(1);
  }

  @Test
  void hangWhileMinimizing_leavesTheFailureAsItWasFound() {
    AtomicInteger exits = new AtomicInteger();
    int throwing = 32;
    RunReport report =
        Requests.run(
            keepGoing(
                Requests.made((host, _) -> HangingManagers.hangingLater(host, throwing, exits))));

    Failure failure = report.failures().getFirst();
    assertThat(failure.finding().rule().id()).isEqualTo("RUN-1");
    assertThat(failure.isMinimal()).isFalse();
    assertThat(failure.scenario().steps()).isNotEmpty();
    assertThat(exits.get() - throwing).isLessThanOrEqualTo(THREAD_COUNT_MAX);
  }

  @Test
  void violationsFoundBeforeAHang_areReported() {
    AtomicInteger exits = new AtomicInteger();
    RunReport report =
        Requests.run(
            keepGoing(Requests.made((host, _) -> HangingManagers.hangingLater(host, 5, exits))));

    assertThat(report.failures())
        .extracting(failure -> failure.finding().rule().id())
        .contains("RUN-1", "RUN-2");
  }

  @Test
  void aThreadThatWasGivenUpAndGoesOn_changesNothing() {
    AtomicInteger exits = new AtomicInteger();
    RunRequest request =
        Requests.of(
            Requests.made((host, _) -> HangingManagers.slowOnce(host, exits)),
            Geometries.TINY,
            Catalogue.all(),
            2_000,
            true);

    RunReport report = Requests.run(request);

    // The scenario that was given up is the only one that does not count.
    assertThat(report.scenarioCount()).isEqualTo(2_000 - 1);
    assertThat(report.failures())
        .extracting(failure -> failure.finding().rule().id())
        .containsExactly("RUN-2");
  }

  private static RunRequest keepGoing(Implementation implementation) {
    return Requests.of(implementation, Geometries.TINY, Catalogue.all(), 100, true);
  }
}
