package org.ptck.conformance.execute;

import org.ptck.conformance.drive.Misconduct;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Finding;

/** What is said of an implementation that neither returns nor makes events. */
public final class Hang {

  private Hang() {}

  /**
   * The result of a scenario in which the executor hangs. Stops it, so that the thread that was
   * given up is unwound should it ever make an event.
   */
  public static ScenarioResult result(Executor executor, Geometry geometry, Scenario scenario) {
    executor.stop();
    int step = Math.min(Math.max(executor.currentStep(), 0), scenario.steps().size());
    // The monitor of the executor belongs to the thread that hangs.
    Finding finding = Misconduct.finding(geometry, "RUN-2", Misconduct.HANGS);
    return ScenarioResult.seenFromOutside(finding, step);
  }
}
