package org.ptck.conformance.execute;

import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.schedule.Meetings;

/**
 * What was seen of a scenario that was run to see what its steps do.
 *
 * @param result what came of it
 * @param meetings for each step, what could meet it; empty if nothing, or if it was not reached
 */
public record DryRun(ScenarioResult result, Meetings meetings) {

  /** A run that is of no use for anything but its result. */
  public static DryRun blind(ScenarioResult result) {
    return new DryRun(result, Meetings.NONE);
  }
}
