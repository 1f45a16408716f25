package org.ptck.conformance.minimize;

import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;

/** Scenarios as runs generate them. */
final class RandomScenarios {

  private RandomScenarios() {}

  /** The first scenario of the seed. */
  static Scenario of(long seed) {
    ScenarioGenerator generator =
        new ScenarioGenerator(
            Geometries.TINY,
            Capability.everything(),
            GeneratorProfile.STANDARD,
            Header.of("tiny"));
    return generator.generate(SeededChoices.of(seed, "tiny", 0));
  }
}
