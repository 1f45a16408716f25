package org.ptck.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;

/** What all benchmarks run: reference/plain, and scenarios that are a function of a seed. */
final class Workload {

  /** The implementation that is measured. */
  static final Implementation IMPLEMENTATION =
      new Implementation(new ReferenceProvider(), new PlainEntriesProvider());

  private static final long SEED = 42;
  private static final int STEP_COUNT = 30;

  private Workload() {}

  /** The geometry of that name. */
  static Geometry geometry(String name) {
    return Geometries.named(name).orElseThrow();
  }

  /** A generator as campaigns use it. */
  static ScenarioGenerator generator(Geometry geometry) {
    return new ScenarioGenerator(
        geometry, IMPLEMENTATION.capabilities(geometry), GeneratorProfile.STANDARD);
  }

  /** The choices behind scenario {@code index} of the run that is measured. */
  static SeededChoices choices(Geometry geometry, long index) {
    return SeededChoices.of(SEED, geometry.name(), index);
  }

  /**
   * The first {@code count} generated scenarios that have 30 steps or more, cut to 30.
   *
   * <p>No other CPU does anything in the middle of their steps: only a run, which sees where one
   * could, aims that.
   */
  static List<Scenario> scenarios(Geometry geometry, int count) {
    ScenarioGenerator generator = generator(geometry);
    List<Scenario> scenarios = new ArrayList<>(count);
    for (long index = 0; scenarios.size() < count; index++) {
      Scenario scenario = generator.generate(choices(geometry, index));
      if (scenario.steps().size() >= STEP_COUNT) {
        scenarios.add(scenario.withSteps(scenario.steps().subList(0, STEP_COUNT)));
      }
    }
    return scenarios;
  }
}
