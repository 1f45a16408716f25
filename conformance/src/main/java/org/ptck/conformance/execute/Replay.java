package org.ptck.conformance.execute;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
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
    return run(scenario, implementation, rules, bounds, Replay::recordNothing).result();
  }

  /**
   * The same, and the events of the first time are written into a file as a trace, in place of what
   * is there. Nothing is written if the implementation cannot even say what it is.
   */
  public static Recording record(
      Scenario scenario, Implementation implementation, List<Rule> rules, Bounds bounds,
      Path file) {
    return run(
        scenario, implementation, rules, bounds, (executor, each) -> executor.record(each, file));
  }

  private static Recording recordNothing(Executor executor, Scenario scenario) {
    return new Recording(executor.run(scenario), null);
  }

  private static Recording run(
      Scenario scenario,
      Implementation implementation,
      List<Rule> rules,
      Bounds bounds,
      BiFunction<Executor, Scenario, Recording> firstTime) {
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
      return Recording.cutOff(ScenarioResult.seenFromOutside(declaration.finding(), 0));
    }
    Heartbeat heartbeat = new Heartbeat();
    Implementation declared = declaration.implementation();
    try (Executor executor =
        declared.executors().open(declared, declaration.geometry(), rules, bounds, heartbeat)) {
      return Supervisor.watch(
          heartbeat,
          bounds.hangMillis(),
          () -> {
            Recording first = firstTime.apply(executor, scenario);
            return first.result().isViolation()
                ? first
                : new Recording(executor.again(scenario, first.result()), first.problem());
          })
          .orElseGet(() -> Recording.cutOff(Hang.result(executor, geometry, scenario)));
    }
  }
}
