package org.ptck.conformance.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.minimize.Trial;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;

/**
 * Whether smaller scenarios still violate the rule that is being minimized.
 *
 * <p>The rules looked at are those of the run that found it, so that what counts is the rule that is
 * blamed <em>first</em>, as in a replay of the result.
 */
final class Trials implements Trial {

  private final Rule rule;
  private final ScenarioRunner runner;

  Trials(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Rule rule,
      Bounds bounds,
      Heartbeat heartbeat) {
    this.rule = rule;
    this.runner =
        new ScenarioRunner(implementation, geometry, rules, bounds, heartbeat);
  }

  @Override
  public boolean stillFails(Scenario scenario) {
    return finding(scenario) != null;
  }

  /** The violation that the scenario shows; null if it violates nothing, or another rule first. */
  @Nullable Finding finding(Scenario scenario) {
    ScenarioResult result = runner.run(scenario);
    if (!result.isViolation() && rule.id().equals("RUN-4")) {
      result = Repeatability.again(runner, scenario, result);
    }
    return result.violates(rule.id()) ? result.finding() : null;
  }

  /** Gives the machine up. */
  void stop() {
    runner.machine().stop();
  }
}
