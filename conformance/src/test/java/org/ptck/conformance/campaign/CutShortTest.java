package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.DryRun;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.execute.Starved;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.testing.Isolated;
import org.ptck.conformance.testing.Requests;
import org.ptck.reference.PlainEntriesProvider;

/** A run whose processes do not come up any more keeps what it has. */
class CutShortTest {

  private static final Implementation B76 =
      Gallery.build(List.of(Gallery.named("B76").orElseThrow()), new PlainEntriesProvider());

  /** Executors that are lost after so many runs, all of them together. */
  private static final class Losing {
    private final ExecutorLost loss;
    private int left;
    private boolean losesCounts;
    private Predicate<Scenario> dies = _ -> false;

    Losing(int runCount) {
      this(runCount, new ExecutorLost("no process comes up"));
    }

    Losing(int runCount, ExecutorLost loss) {
      this.left = runCount;
      this.loss = loss;
    }

    Implementation of(Implementation other) {
      return new Implementation(
          other.manager(),
          other.entries(),
          (_, geometry, rules, bounds, heartbeat) -> losing(
              new LocalExecutor(other, geometry, rules, bounds, heartbeat)));
    }

    private synchronized void count() {
      if (left-- <= 0) {
        throw loss;
      }
    }

    private synchronized void checkCounts() {
      if (losesCounts && left < 0) {
        throw loss;
      }
    }

    private Executor losing(Executor executor) {
      return new Executor() {
        private boolean isDead;

        @Override
        public ScenarioResult run(Scenario scenario) {
          count();
          isDead = dies.test(scenario);
          return executor.run(scenario);
        }

        @Override
        public DryRun dryRun(Scenario scenario) {
          count();
          return executor.dryRun(scenario);
        }

        @Override
        public Recording record(Scenario scenario, Path file) {
          return executor.record(scenario, file);
        }

        @Override
        public ScenarioResult again(Scenario scenario, ScenarioResult first) {
          count();
          return executor.again(scenario, first);
        }

        @Override
        public List<RuleCount> counts() {
          checkCounts();
          return executor.counts();
        }

        @Override
        public boolean isSpoilt() {
          return isDead || executor.isSpoilt();
        }

        @Override
        public int currentStep() {
          return executor.currentStep();
        }

        @Override
        public void stop() {
          executor.stop();
        }

        @Override
        public void close() {
          executor.close();
        }
      };
    }
  }

  @Test
  void whatWasSeenBeforeIsReported() {
    RunReport report = Requests.run(Requests.of(new Losing(100).of(Requests.REFERENCE), 1_000));

    assertThat(report.verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(report.cutShort()).isEqualTo("no process comes up");
    assertThat(report.scenarioCount()).isBetween(10L, 100L);
    assertThat(report.rules())
        .filteredOn(rule -> rule.id().equals("REF-1"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.exercisedCount()).isPositive());
  }

  /** Whoever waits for a leg of somebody else must not wait for ever. */
  @Test
  void aLossOfAnyWorkerEndsTheRun() {
    Implementation losing = new Losing(3_000).of(Requests.REFERENCE);
    RunRequest request = Requests.of(losing, 10_000);

    RunReport report =
        assertTimeoutPreemptively(
            Duration.ofMinutes(10),
            () -> Campaign.run(request, Progress.NONE, new StopSignal(), Crew.warm(3)));

    assertThat(report.verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(report.cutShort()).isEqualTo("no process comes up");
  }

  /** Not even of one whose places cannot say any more what was counted there. */
  @Test
  void aWorkerThatCannotBeAskedEndsTheRun() {
    Losing losing = new Losing(10);
    losing.losesCounts = true;
    Implementation usual = Requests.REFERENCE;
    Implementation losesHelpers =
        new Implementation(
            usual.manager(),
            usual.entries(),
            (_, geometry, rules, bounds, heartbeat) -> {
              Executor local = new LocalExecutor(usual, geometry, rules, bounds, heartbeat);
              return Thread.currentThread().getName().equals("ptck-worker")
                  ? losing.losing(local)
                  : local;
            });
    RunRequest request = Requests.of(losesHelpers, 10_000);

    RunReport report =
        assertTimeoutPreemptively(
            Duration.ofMinutes(10),
            () -> Campaign.run(request, Progress.NONE, new StopSignal(), Crew.warm(3)));

    assertThat(report.cutShort()).isEqualTo("no process comes up");
  }

  /** What comes of it is the same for any number of workers. */
  @Test
  void aRunWhoseProcessesDieAgainAndAgain_ends() {
    RunReport alone = dying(1);
    RunReport many = dying(3);

    assertThat(alone.verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(alone.cutShort()).matches("1\\d\\d of its processes died");
    assertThat(alone.scenarioCount()).isBetween(1_024L, 9_000L);
    assertThat(many.cutShort()).isEqualTo(alone.cutShort());
    assertThat(many.scenarioCount()).isEqualTo(alone.scenarioCount());
  }

  private static RunReport dying(int workerCount) {
    Losing losing = new Losing(Integer.MAX_VALUE);
    losing.dies = scenario -> scenario.steps().size() == 20;
    Implementation implementation = Isolated.reference(losing::losing);
    return Campaign.run(
        Requests.of(implementation, 20_000), Progress.NONE, new StopSignal(),
        Crew.warm(workerCount));
  }

  @Test
  void aMachineWithoutProcessorTimeGivesNoVerdict() {
    Losing starved = new Losing(100, new Starved());

    RunReport report = Requests.run(Requests.of(starved.of(Requests.REFERENCE), 1_000));

    assertThat(report.verdict()).isEqualTo(RuleVerdict.INCONCLUSIVE);
    assertThat(report.failures()).isEmpty();
    assertThat(report.cutShort()).startsWith("no processor time was to be had");
  }

  @Test
  void violationIsReportedAsItWasFound() {
    RunReport whole = Requests.run(Requests.of(B76, 1_000));
    // Enough to find it, and too little to make it small.
    int runCount = (int) whole.scenarioCount() * 2 + 10;

    RunReport report = Requests.run(Requests.of(new Losing(runCount).of(B76), 1_000));

    assertThat(report.verdict()).isEqualTo(RuleVerdict.FAIL);
    assertThat(report.cutShort()).isNotNull();
    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.finding().rule().id()).isEqualTo("REF-1");
              assertThat(failure.isMinimal()).isFalse();
            });
  }
}
