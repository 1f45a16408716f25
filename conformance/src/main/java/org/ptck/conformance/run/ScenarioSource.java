package org.ptck.conformance.run;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;

/** The scenarios of a run, one after the other: regressions, then generated ones. */
final class ScenarioSource {

  private final RunRequest request;
  private final ScenarioGenerator generator;
  private long next;
  private @Nullable Choices aim;

  ScenarioSource(RunRequest request) {
    this.request = request;
    this.generator =
        new ScenarioGenerator(
            request.geometry(),
            request.implementation().capabilities(request.geometry()),
            GeneratorProfile.STANDARD,
            new Header(
                request.geometry().name(),
                request.implementation().manager().name(),
                request.implementation().entries().name(),
                request.variants(),
                2));
  }

  /** The number of scenarios given so far. */
  long count() {
    return next;
  }

  /** Whether there are no more. */
  boolean isExhausted() {
    return next - request.regressions().size() >= request.extent().scenarioCountMax();
  }

  /** What decides how the scenario given last is aimed; null if it is not to be aimed. */
  @Nullable Choices aim() {
    return aim;
  }

  /** The next scenario; null when there are no more. */
  @Nullable Scenario next() {
    if (isExhausted()) {
      return null;
    }
    long index = next - request.regressions().size();
    next++;
    aim = null;
    if (index < 0) {
      return request.regressions().get((int) next - 1);
    }
    Choices choices = SeededChoices.of(request.seed(), request.geometry().name(), index);
    Scenario scenario = generator.generate(choices);
    aim = generator.isAimed(scenario, choices) ? choices : null;
    return scenario;
  }
}
