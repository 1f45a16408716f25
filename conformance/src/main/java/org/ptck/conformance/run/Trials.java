package org.ptck.conformance.run;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.minimize.Trial;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;

/**
 * Whether smaller scenarios still violate the rule that is being minimized.
 *
 * <p>The rules looked at are those of the run that found it, so that what counts is the rule that
 * is blamed <em>first</em>, as in a replay of the result.
 */
final class Trials implements Trial {

  private final Supplier<ScenarioRunner> runners;
  private ScenarioRunner runner;
  private @Nullable Rule rule;
  private volatile boolean stopped;

  Trials(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat) {
    this.runners =
        () -> new ScenarioRunner(implementation, geometry, rules, bounds, heartbeat);
    this.runner = runners.get();
  }

  /** From now on the question is whether this rule is violated. */
  void about(Rule violated) {
    rule = violated;
  }

  @Override
  public boolean stillFails(Scenario scenario) {
    return violation(scenario) != null;
  }

  /** What came of the scenario; null if it violates nothing, or another rule first. */
  @Nullable ScenarioResult violation(Scenario scenario) {
    if (stopped) {
      throw new RunInterrupted();
    }
    if (runner.isSpoilt()) {
      runner = runners.get();
    }
    String ruleId = Objects.requireNonNull(rule).id();
    ScenarioResult result = runner.run(scenario);
    if (!result.isViolation() && ruleId.equals("RUN-4")) {
      result = Repeatability.again(runner, scenario, result);
    }
    return result.violates(ruleId) ? result : null;
  }

  /** Gives the machine up, and the thread that uses it: it is unwound should it ever go on. */
  void stop() {
    stopped = true;
    runner.machine().stop();
  }
}
