package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.family.Catalogue;

/** Every bug of the gallery is found soon, blamed on a rule of its set, and made small. */
class BugTest {

  private static final int SCENARIO_COUNT = 2_000;

  /** Thirty in the profile {@code nightly}. */
  private static final int SEED_COUNT = Integer.getInteger("ptck.bug.seeds", 5);

  /** What takes a store of another CPU at one moment; as many scenarios as a run has by default. */
  private static final Set<String> RARE = Set.of("X06", "X10");

  private static final int SCENARIO_COUNT_RARE = 40_000;
  private static final int SEED_COUNT_RARE = 3;

  static Stream<Arguments> bugsOnGeometries() {
    return bugs()
        .flatMap(
            bug -> Stream.of(
                Arguments.of(bug, Geometries.TINY, SEED_COUNT),
                Arguments.of(bug, Geometries.ARM64_4K, SEED_COUNT),
                Arguments.of(bug, Geometries.X86_32, 3),
                Arguments.of(bug, Geometries.RISCV_SV39, 2)))
        .filter(
            each -> Campaigns.implementation(((Named) each.get()[0]).variant())
                .supports((Geometry) each.get()[1]));
  }

  static Stream<Named> bugs() {
    return Gallery.all()
        .stream()
        .filter(variant -> variant.kind() == Variant.Kind.BUG)
        .map(Named::new);
  }

  /** A variant that tests call by its id. */
  record Named(Variant variant) {
    @Override
    public String toString() {
      return variant.id();
    }
  }

  @ParameterizedTest
  @MethodSource("bugsOnGeometries")
  void bug_isFoundAndMinimizedAndReplayed_overSeeds(Named bug, Geometry geometry, int seedCount) {
    int seeds = RARE.contains(bug.toString()) ? Math.min(seedCount, SEED_COUNT_RARE) : seedCount;
    List<Integer> lengths = new ArrayList<>();
    assertThat(LongStream.rangeClosed(1, seeds))
        .allSatisfy(seed -> lengths.add(assertFound(bug.variant(), geometry, seed)));
    // Which scenarios show a bug first is luck; some, made as small as they can be, are another way
    // to it than the shortest.
    int shortest = Shortest.BY_BUG.get(bug.toString()).length();
    assertThat(lengths.stream().filter(length -> length > shortest + 1).count())
        .as("repros that are longer than %d of %s", shortest + 1, lengths)
        .isLessThanOrEqualTo(Math.max(2, Math.ceilDiv(seeds, 10)));
    assertThat(lengths).allMatch(length -> length >= shortest);
  }

  @Test
  void everyBug_hasAShortestScenario() {
    assertThat(bugs().map(Named::toString))
        .containsExactlyInAnyOrderElementsOf(Shortest.BY_BUG.keySet());
  }

  /** The length of what was reported. */
  private static int assertFound(Variant bug, Geometry geometry, long seed) {
    int scenarioCount = RARE.contains(bug.id()) ? SCENARIO_COUNT_RARE : SCENARIO_COUNT;
    RunReport report = Campaigns.run(bug, geometry, seed, scenarioCount);

    assertThat(report.verdict()).isEqualTo(RuleVerdict.FAIL);
    assertThat(report.scenarioCount()).isLessThanOrEqualTo(scenarioCount);
    assertThat(report.failures()).hasSize(1);
    Failure failure = report.failures().getFirst();
    String blamed = failure.finding().rule().id();
    assertThat(blamed).isIn(bug.rules());
    assertThat(failure.isMinimal()).isTrue();
    assertThat(failure.scenario().violates()).isEqualTo(blamed);
    assertThat(failure.scenario().header().variants()).containsExactly(bug.id());
    assertThat(replayed(bug, failure.scenario())).isEqualTo(blamed);
    return failure.scenario().length();
  }

  private static String replayed(Variant bug, Scenario scenario) {
    Scenario read = ScenarioParser.parse("repro", ScenarioPrinter.print(scenario)).get();
    assertThat(read).isEqualTo(scenario);
    return Replay.run(
        read, Campaigns.implementation(bug), Catalogue.all(), Bounds.DEFAULT)
        .finding()
        .rule()
        .id();
  }
}
