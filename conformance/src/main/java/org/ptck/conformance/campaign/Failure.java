package org.ptck.conformance.campaign;

import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Finding;

/**
 * A violation, with the smallest scenario found that shows it.
 *
 * @param finding the violation as the small scenario shows it
 * @param scenario the small scenario; its {@code violates} names the rule
 * @param step the index of the step at which it shows; the number of steps when that is after the
 *   last one, as pages are read back or spaces closed
 * @param stepCountBefore the steps of the scenario that it was found with
 * @param executionCount the scenarios run to make it small
 * @param isMinimal whether deleting any single step makes the violation go away
 * @param seenCount how many scenarios of the run failed in the same way, this one included; only a
 *   run that keeps going sees more than one
 */
public record Failure(
    Finding finding,
    Scenario scenario,
    int step,
    int stepCountBefore,
    int executionCount,
    boolean isMinimal,
    long seenCount) {

  /** A failure that was seen once. */
  public Failure(
      Finding finding,
      Scenario scenario,
      int step,
      int stepCountBefore,
      int executionCount,
      boolean isMinimal) {
    this(finding, scenario, step, stepCountBefore, executionCount, isMinimal, 1);
  }

  /** Whether both look as if they had one cause: the same facts at the same kind of place. */
  public boolean looksLike(Failure other) {
    return Cause.of(finding, scenario, step)
        .equals(Cause.of(other.finding, other.scenario, other.step));
  }

  /** The same failure, seen so many times. */
  Failure seen(long count) {
    return new Failure(
        finding, scenario, step, stepCountBefore, executionCount, isMinimal, count);
  }
}
