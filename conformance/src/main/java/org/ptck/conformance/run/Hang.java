package org.ptck.conformance.run;

import java.util.List;
import java.util.Set;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Catalogue;
import org.ptck.spec.rule.Conduct;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Monitor;
import org.ptck.spec.rule.Rule;

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
    return new ScenarioResult(finding(runner), step, 0, 0, 0);
  }

  private static Finding finding(ScenarioRunner runner) {
    // The monitor of the runner belongs to the thread that hangs; a fresh one says the same.
    Rule rule = Catalogue.rule("RUN-2").orElseThrow();
    Monitor monitor =
        new Monitor(
            runner.machine().geometry(), List.of(rule), Set.of(), runner.machine().view());
    monitor.observe(new Conduct(null, false, true, true, true));
    Finding finding = monitor.finding();
    if (finding == null) {
      throw new IllegalStateException("RUN-2 does not object to a hang");
    }
    return finding;
  }
}
