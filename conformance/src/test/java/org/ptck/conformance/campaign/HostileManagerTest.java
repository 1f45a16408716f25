package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.HostileManagers.Hostile;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.testing.Guest;
import org.ptck.conformance.testing.HangingManagers;
import org.ptck.conformance.testing.Requests;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** Whatever an implementation does is a finding with a repro, and the run goes on. */
class HostileManagerTest {

  static List<Hostile> hostileManagers() {
    return HostileManagers.ALL;
  }

  @ParameterizedTest
  @MethodSource("hostileManagers")
  void hostileManager_isAFindingWithAScenario(Hostile hostile) {
    RunReport report = Requests.run(Requests.of(Requests.made(hostile.maker()), 100));

    assertThat(report.verdict()).isEqualTo(RuleVerdict.FAIL);
    assertThat(report.failures()).hasSize(1);
    Failure failure = report.failures().getFirst();
    assertThat(failure.finding().rule().id()).as("%s", failure).isEqualTo(hostile.rule());
    assertThat(failure.scenario().violates()).isEqualTo(hostile.rule());
    assertThat(failure.scenario().steps()).hasSizeLessThanOrEqualTo(4);
    assertThat(failure.isMinimal()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("hostileManagers")
  void keepGoing_runsTheOtherScenariosToo(Hostile hostile) {
    RunReport report =
        Requests.run(
            Requests.of(
                Requests.made(hostile.maker()), Geometries.TINY, Catalogue.all(), 40, true));

    assertThat(report.failures())
        .extracting(failure -> Cause.of(failure.finding(), failure.scenario(), failure.step()))
        .doesNotHaveDuplicates()
        .extracting(Cause::rule)
        .contains(hostile.rule());
    assertThat(report.scenarioCount()).isEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("hostileManagers")
  void replayOfTheRepro_violatesTheSameRule(Hostile hostile) {
    Implementation implementation = Requests.made(hostile.maker());
    Failure failure = Requests.run(Requests.of(implementation, 100)).failures().getFirst();

    ScenarioResult result =
        Replay.run(
            failure.scenario(), implementation, Catalogue.all(), Requests.IMPATIENT);

    assertThat(result.violates(hostile.rule())).isTrue();
  }

  @Test
  void run3_permittedAccessThatFaultsForEver() {
    List<Rule> rules = List.of(Catalogue.rule("RUN-3").orElseThrow());
    RunRequest request =
        Requests.of(
            Requests.made((host, _) -> HostileManagers.doingNothing(host)),
            Geometries.TINY,
            rules,
            100,
            false);

    Failure failure = Requests.run(request).failures().getFirst();

    assertThat(failure.finding().rule().id()).isEqualTo("RUN-3");
    assertThat(failure.scenario().steps()).hasSize(3);
  }

  @Test
  void run2_anOwnWalkThatMakesEventsWithoutEnd() {
    Implementation implementation =
        new Implementation(
            new Requests.Provider() {
              @Override
              public Set<Capability> capabilities(Geometry geometry) {
                Set<Capability> more = EnumSet.of(Capability.TRANSLATE);
                more.addAll(super.capabilities(geometry));
                return more;
              }

              @Override
              public MemoryManager create(
                  Geometry geometry, Hardware hardware, EntryOperations entries) {
                return new Guest(super.create(geometry, hardware, entries)) {
                  @Override
                  public long translate(int space, long address) {
                    return HostileManagers.<Long>loop(hardware);
                  }
                };
              }
            },
            new PlainEntriesProvider());

    Failure failure = Requests.run(Requests.of(implementation, 100)).failures().getFirst();

    assertThat(failure.finding().rule().id()).isEqualTo("RUN-2");
    assertThat(failure.scenario().steps()).hasSize(2);
  }

  // ---- declarations

  @Test
  void capabilitiesThatThrow_areAFindingAndNothingIsRun() {
    assertUndeclared(
        "RUN-1",
        () -> {
          throw new IllegalStateException("capabilities");
        });
  }

  @Test
  @SuppressWarnings("NullAway")
  void capabilitiesThatAreNull_areAFindingAndNothingIsRun() {
    assertUndeclared("RUN-1", () -> null);
  }

  @Test
  void capabilitiesThatNeverCome_areAFindingAndNothingIsRun() {
    assertUndeclared("RUN-2", HangingManagers::<Set<Capability>>sleep);
  }

  @Test
  void aNameThatNoReproCanHold_isAFinding() {
    Implementation implementation =
        new Implementation(
            new Requests.Provider() {
              @Override
              public String name() {
                return "two words";
              }
            },
            new PlainEntriesProvider());

    assertNothingRun("RUN-1", Requests.run(Requests.of(implementation, 10)));
  }

  private static void assertUndeclared(String rule, Supplier<Set<Capability>> capabilities) {
    Implementation implementation =
        new Implementation(
            new Requests.Provider() {
              @Override
              public Set<Capability> capabilities(Geometry geometry) {
                return capabilities.get();
              }
            },
            new PlainEntriesProvider());
    RunReport report = Requests.run(Requests.of(implementation, 10));

    assertNothingRun(rule, report);
    ScenarioResult replayed =
        Replay.run(
            report.failures().getFirst().scenario(),
            implementation,
            Catalogue.all(),
            Requests.IMPATIENT);
    assertThat(replayed.violates(rule)).isTrue();
  }

  private static void assertNothingRun(String rule, RunReport report) {
    assertThat(report.verdict()).isEqualTo(RuleVerdict.FAIL);
    assertThat(report.scenarioCount()).isZero();
    assertThat(report.failures()).hasSize(1);
    assertThat(report.failures().getFirst().scenario().violates()).isEqualTo(rule);
    assertThat(report.failures().getFirst().scenario().steps()).isEmpty();
  }
}
