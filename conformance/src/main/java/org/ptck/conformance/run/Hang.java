package org.ptck.conformance.run;

import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Finding;

/** What is said of an implementation that neither returns nor makes events. */
final class Hang {

  private Hang() {}

  /**
   * The result of a scenario in which the runner hangs. Stops its machine, so that the thread that
   * was given up is unwound should it ever make an event.
   */
  static ScenarioResult result(ScenarioRunner runner, Scenario scenario) {
    runner.machine().stop();
    int step = Math.min(Math.max(runner.currentStep(), 0), scenario.steps().size());
    // The monitor of the runner belongs to the thread that hangs.
    Finding finding =
        Misconduct.finding(runner.machine().geometry(), "RUN-2", Misconduct.HANGS);
    return new ScenarioResult(finding, step, ScenarioResult.NOT_STALE, 0, 0, 0);
  }
}
