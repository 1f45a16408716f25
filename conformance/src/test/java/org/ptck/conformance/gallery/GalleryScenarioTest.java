package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.oracle.OracleRuns;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** The scenario that the gallery ships for each bug shows it, and nothing else. */
class GalleryScenarioTest {

  static Stream<String> bugs() {
    return Shortest.BY_BUG.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void scenario_namesItsBugAndItsRule_andIsTheShortestKnown(String bug) {
    Scenario scenario = scenario(bug);

    assertThat(scenario.header().variants()).containsExactly(bug);
    assertThat(scenario.violates()).isEqualTo(Shortest.BY_BUG.get(bug).rule());
    assertThat(scenario.violates()).isIn(Gallery.named(bug).orElseThrow().rules());
    assertThat(scenario.length()).isEqualTo(Shortest.BY_BUG.get(bug).length());
    assertThat(ScenarioPrinter.print(scenario)).isEqualTo(text(bug));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void replayWithTheBug_blamesExactlyTheRule(String bug) {
    ScenarioResult result =
        replay(scenario(bug), Campaigns.implementation(Gallery.named(bug).orElseThrow()));

    assertThat(result.finding()).isNotNull();
    assertThat(result.finding().rule().id()).isEqualTo(scenario(bug).violates());
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void replayWithoutTheBug_blamesNobody(String bug) {
    Implementation withoutBug = Campaigns.correct(Gallery.named(bug).orElseThrow());

    assertThat(replay(scenario(bug), withoutBug).finding()).isNull();
  }

  private static ScenarioResult replay(Scenario scenario, Implementation implementation) {
    return Replay.run(scenario, implementation, Catalogue.all(), Bounds.DEFAULT);
  }

  /** A bug of an implementation is no fault of the kit, however much of memory it spoils. */
  @ParameterizedTest
  @MethodSource("bugs")
  void scenario_besideTheSlowOracle_isJudgedAlike(String bug) {
    Implementation usual = Campaigns.implementation(Gallery.named(bug).orElseThrow());

    ScenarioResult beside = replay(scenario(bug), OracleRuns.of(usual));

    assertThat(beside).isEqualTo(replay(scenario(bug), usual));
  }

  @Test
  void shortestAgainstARule_isTheShortestThatViolatesIt() {
    for (Rule rule : Catalogue.all()) {
      OptionalInt shortest =
          Shortest.BY_BUG.values()
              .stream()
              .filter(each -> each.rule().equals(rule.id()))
              .mapToInt(Shortest::length)
              .min();

      Optional<Scenario> found =
          GalleryScenarios.shortestAgainst(rule.id()).flatMap(GalleryScenarios::of);

      assertThat(found.isPresent()).as(rule.id()).isEqualTo(shortest.isPresent());
      found.ifPresent(scenario -> {
        assertThat(scenario.violates()).isEqualTo(rule.id());
        assertThat(scenario.length()).isEqualTo(shortest.orElseThrow());
      });
    }
  }

  private static Scenario scenario(String bug) {
    return GalleryScenarios.of(Gallery.named(bug).orElseThrow()).orElseThrow();
  }

  private static String text(String bug) {
    return GalleryScenarios.text(Gallery.named(bug).orElseThrow()).orElseThrow();
  }
}
