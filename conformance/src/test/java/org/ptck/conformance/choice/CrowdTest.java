package org.ptck.conformance.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.Stamps;
import org.ptck.spec.model.SystemState;

/** Scenarios with many spaces, at a time or one after the other. */
class CrowdTest {

  private static final Set<Capability> EVERYTHING = Capability.everything();
  private static final Set<Capability> FEW_SPACES =
      EnumSet.complementOf(EnumSet.of(Capability.MANY_SPACES));
  private static final GeneratorProfile CROWDS = GeneratorProfile.STANDARD.withCrowdPercent(100);

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  /** What the model makes of a scenario. */
  private record Census(int aliveMax, int born, int sharersMax) {

    static Census of(Geometry geometry, Scenario scenario) {
      Semantics semantics = new Semantics(geometry);
      SystemState state = SystemState.EMPTY;
      int aliveMax = 0;
      int born = 0;
      int sharersMax = 0;
      for (Step step : scenario.steps()) {
        Operation operation = step.operation();
        Either<Rejection, Effect> result = semantics.step(state, operation);
        state = result.map(Effect::state).getOrElse(state);
        boolean isBirth =
            operation instanceof Operation.Spawn || operation instanceof Operation.Fork;
        born += isBirth && result.isRight() ? 1 : 0;
        aliveMax = Math.max(aliveMax, (int) state.spaces().numbers().count());
        sharersMax =
            operation instanceof Operation.Fork ? Math.max(sharersMax, sharers(state)) : sharersMax;
      }
      return new Census(aliveMax, born, sharersMax);
    }

    /** The spaces that hold one and the same private stamp at one page: they share it, mostly. */
    private static int sharers(SystemState state) {
      Map<List<Long>, Integer> holders = new HashMap<>();
      for (int number = 0; number < state.spaces().end(); number++) {
        Stamps contents = state.space(number).contents();
        for (int n = 0; n < contents.size(); n++) {
          holders.merge(List.of(contents.page(n), contents.stamp(n)), 1, Integer::sum);
        }
      }
      return holders.values().stream().max(Integer::compare).orElse(0);
    }
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void aboutOneScenarioInThirty_hasManySpaces(Geometry geometry) {
    List<Census> all = census(geometry, EVERYTHING, GeneratorProfile.STANDARD, 3000);
    int factor = geometry.isShortOfIds() ? 8 : 1;

    assertThat(count(all, census -> census.born() > 10)).isBetween(30L, 150L * factor);
    assertThat(count(all, census -> census.aliveMax() > 4)).isBetween(20L, 100L * factor);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void crowds_shareAPageByMoreThanSmallCountersCount(Geometry geometry) {
    List<Census> all = census(geometry, EVERYTHING, CROWDS, 400);

    assertThat(all).allMatch(census -> census.aliveMax() <= 40);
    assertThat(count(all, census -> census.aliveMax() > 26)).isGreaterThan(5);
    assertThat(count(all, census -> census.sharersMax() > 15)).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void whoKnowsFewSpaces_isGivenNoMore(Geometry geometry) {
    List<Scenario> scenarios =
        ScenarioGeneratorTest.scenarios(geometry, FEW_SPACES, CROWDS, 400).toList();

    assertThat(scenarios.stream().flatMap(scenario -> scenario.steps().stream()))
        .allMatch(step -> space(step.operation()) <= Operation.SPACE_MAX_OF_FEW);
    List<Census> all =
        scenarios.stream().map(scenario -> Census.of(geometry, scenario)).toList();
    assertThat(count(all, census -> census.sharersMax() > 15)).isGreaterThan(20);
  }

  @Test
  void idsComeRound_evenWhereThereAreMany() {
    List<Census> many = census(Geometries.TINY, EVERYTHING, CROWDS, 400);
    List<Census> few =
        census(Geometries.TINY_FEW_IDS, EVERYTHING, GeneratorProfile.STANDARD, 400);

    assertThat(count(many, census -> census.born() > 30)).isGreaterThan(20);
    assertThat(count(few, census -> census.born() > Geometries.TINY_FEW_IDS.idCount()))
        .isGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void theirTablesAndPages_stayFarBelowTheMachine(Geometry geometry) {
    MachineSize size = MachineSize.scenario(geometry);
    // A window lies over one boundary, so that a space has two tables of each level.
    int tables = 1 + 2 * geometry.rootLevel();
    for (Scenario scenario : ScenarioGeneratorTest.scenarios(geometry, EVERYTHING, CROWDS, 2000)
        .toList()) {
      assertThat(scenario.steps()).hasSizeBetween(10, 140);
      assertThat(Census.of(geometry, scenario).aliveMax() * tables).isLessThan(size.tableCount());
    }
  }

  private static long count(List<Census> all, Predicate<Census> wanted) {
    return all.stream().filter(wanted).count();
  }

  private static int space(Operation operation) {
    return operation instanceof Operation.Fork(int space, int child)
        ? Math.max(space, child)
        : operation.space();
  }

  private static List<Census> census(
      Geometry geometry, Set<Capability> capabilities, GeneratorProfile profile, int count) {
    return ScenarioGeneratorTest.scenarios(geometry, capabilities, profile, count)
        .map(scenario -> Census.of(geometry, scenario))
        .toList();
  }
}
