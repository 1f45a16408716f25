package org.ptck.conformance.run;

import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;

/** Runs one scenario, from a file or a test, and says what came of it. */
public final class Replay {

  private Replay() {}

  /**
   * Runs the scenario twice, so that an implementation that is not repeatable is found out.
   *
   * @param scenario its header's geometry is one that the kit knows
   * @throws ExecutorLost when it can be run nowhere, or the machine has no processor time to give
   */
  public static ScenarioResult run(
      Scenario scenario, Implementation implementation, List<Rule> rules, Bounds bounds) {
    Geometry geometry =
        Geometries.named(scenario.header().geometry())
            .orElseThrow(
                () -> new IllegalArgumentException(
                    "geometry '" + scenario.header().geometry() + "' is not known"));
    Declaration declaration = Declaration.of(implementation, geometry, bounds);
    if (declaration.lost() != null) {
      throw declaration.lost();
    }
    if (declaration.finding() != null) {
      return ScenarioResult.seenFromOutside(declaration.finding(), 0);
    }
    Heartbeat heartbeat = new Heartbeat();
    Implementation declared = declaration.implementation();
    try (Executor executor =
        declared.executors().open(declared, geometry, rules, bounds, heartbeat)) {
      return Supervisor.watch(
          heartbeat,
          bounds.hangMillis(),
          () -> {
            ScenarioResult first = executor.run(scenario);
            return first.isViolation() ? first : executor.again(scenario, first);
          })
          .orElseGet(() -> Hang.result(executor, geometry, scenario));
    }
  }
}
