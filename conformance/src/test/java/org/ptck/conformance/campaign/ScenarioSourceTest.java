package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.DryRun;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.gallery.LegalSets;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.testing.Requests;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.family.Catalogue;

/** Where the scenarios of a run come from, and what they depend on. */
class ScenarioSourceTest {

  private static final int BLOCK = ScenarioSource.BLOCK_SCENARIO_COUNT;

  private final RunRequest request =
      new RunRequest(
          Requests.REFERENCE,
          List.of(),
          Geometries.TINY,
          Catalogue.all(),
          3,
          Extent.scenarios(10_000),
          false,
          List.of(),
          Bounds.DEFAULT,
          new LegalSets(new PlainEntriesProvider()));

  private final LocalExecutor executor =
      new LocalExecutor(
          Requests.REFERENCE, Geometries.TINY, Catalogue.all(), Bounds.DEFAULT, new Heartbeat());

  /** What was to be swept or aimed at the end of the one before is dropped. */
  @Test
  void aBlockIsTheSameWhoeverComesToIt() {
    ScenarioSource whole = new ScenarioSource(request);
    for (int block = 1; block <= 12; block++) {
      List<Drawn> before = take(whole, block == 1 ? BLOCK : BLOCK - 40);
      assertThat(before).extracting(Drawn::kind).contains(Drawn.Kind.SWEPT);
      assertThat(before).filteredOn(each -> each.scenario().isInterposed()).hasSizeGreaterThan(50);

      assertThat(scenarios(take(whole, 40)))
          .isEqualTo(scenarios(take(new ScenarioSource(request).later(block), 40)));
    }
  }

  @Test
  void stylesOfASet_areTheSameToItsEnd() {
    List<Drawn> drawn = take(new ScenarioSource(request), BLOCK);

    for (int first = 0; first < BLOCK; first += BLOCK / 2) {
      assertThat(drawn.subList(first, first + BLOCK / 2))
          .filteredOn(each -> each.share() == Share.STYLES)
          .extracting(each -> each.scenario().header().variants())
          .hasSizeGreaterThan(40)
          .doesNotContain(List.of())
          .containsOnly(drawn.get(first + 2).scenario().header().variants());
    }
  }

  @Test
  void whatIsAimed_isTheScenarioBeforeWithOneMoreThingInTheMiddle() {
    List<Drawn> drawn =
        take(new ScenarioSource(request), BLOCK)
            .stream()
            .filter(each -> each.share() == Share.USUAL)
            .toList();

    int aimedCount = 0;
    for (int at = 0; at < drawn.size() - Generators.AIMED_COUNT; at++) {
      if (drawn.get(at).aim() != null) {
        Scenario noted = drawn.get(at).scenario();
        List<Scenario> next =
            drawn.subList(at + 1, at + 1 + Generators.AIMED_COUNT)
                .stream()
                .map(Drawn::scenario)
                .filter(each -> bare(each).equals(bare(noted)))
                .toList();
        assertThat(next).allMatch(Scenario::isInterposed).doesNotHaveDuplicates();
        aimedCount += next.size();
      }
    }
    assertThat(aimedCount).isGreaterThan(50);
  }

  private static List<Scenario> scenarios(List<Drawn> drawn) {
    return drawn.stream().map(Drawn::scenario).toList();
  }

  private static Scenario bare(Scenario scenario) {
    return scenario.withSteps(
        scenario.steps().stream().map(step -> step.meanwhile(null)).toList());
  }

  /** The next scenarios, each run as a leg would. */
  private List<Drawn> take(ScenarioSource source, int count) {
    List<Drawn> taken = new ArrayList<>();
    while (taken.size() < count) {
      Drawn drawn = Objects.requireNonNull(source.next());
      Choices aim = drawn.aim();
      ScenarioResult result;
      if (aim == null) {
        result = executor.run(drawn.scenario());
      } else {
        DryRun dry = executor.dryRun(drawn.scenario());
        source.aim(drawn, aim, dry.meetings());
        result = dry.result();
      }
      if (drawn.kind() == Drawn.Kind.TO_BE_SWEPT) {
        source.sweep(drawn.scenario(), result.allocationCounts());
      }
      taken.add(drawn);
    }
    return taken;
  }
}
