package org.ptck.conformance.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** What the generator believes about its steps, against the model. */
class SketchTest {

  @Property
  void theModelRefusesExactlyWhatIsMeantToBeRefused(
      @ForAll("geometries") Geometry geometry,
      @ForAll("capabilities") EnumSet<Capability> capabilities,
      @ForAll long seed) {
    ScenarioGenerator generator =
        new ScenarioGenerator(
            geometry, capabilities, GeneratorProfile.STANDARD.withCrowdPercent(50));
    Semantics semantics = new Semantics(geometry);
    Draft draft = generator.draft(SeededChoices.of(seed, geometry.name(), 0));

    SystemState state =
        capabilities.contains(Capability.SPAWN)
            ? SystemState.EMPTY
            : semantics.step(SystemState.EMPTY, new Operation.Spawn(0)).get().state();
    List<Step> steps = draft.steps();
    for (int i = 0; i < steps.size(); i++) {
      var result = semantics.step(state, steps.get(i).operation());
      assertThat(result.isLeft())
          .as("step %d of %s: %s", i + 1, steps, result)
          .isEqualTo(draft.isRefused(i));
      state = result.map(Effect::state).getOrElse(state);
    }
  }

  @Property
  void aRunIsTheLongestAroundItsPage(@ForAll long mask, @ForAll("pages") int page) {
    long withPage = mask | (1L << page);
    PageRange run = PageRange.runAround(withPage, page);

    assertThat(run.mask() & ~withPage).isZero();
    assertThat((run.mask() >>> page) & 1).isOne();
    assertThat(run.first() == 0 || ((withPage >>> (run.first() - 1)) & 1) == 0).isTrue();
    int end = run.first() + run.count();
    assertThat(end == 64 || ((withPage >>> end) & 1) == 0).isTrue();
  }

  @Provide
  Arbitrary<Geometry> geometries() {
    return Arbitraries.of(Geometries.all());
  }

  @Provide
  Arbitrary<EnumSet<Capability>> capabilities() {
    return Arbitraries.of(Capability.class)
        .set()
        .map(
            set -> {
              EnumSet<Capability> result = EnumSet.noneOf(Capability.class);
              result.addAll(set);
              return result;
            });
  }

  @Provide
  Arbitrary<Integer> pages() {
    return Arbitraries.integers().between(0, 63);
  }
}
