package org.ptck.conformance.jqwik;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.apiguardian.api.API;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.scenario.Scenario;

/** Arbitraries over the generators of the kit; {@link Scenarios} is the easier way to them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ScenarioArbitraries {

  private ScenarioArbitraries() {}

  /** The scenarios that the generator makes of jqwik's random numbers; failing ones shrink. */
  public static Arbitrary<Scenario> scenarios(ScenarioGenerator generator) {
    return Arbitraries.fromGenerator(
        random -> {
          Choices choices = random::nextInt;
          return new ShrinkableScenario(generator.generate(choices));
        });
  }
}
