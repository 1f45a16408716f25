package org.ptck.conformance.campaign;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Finding;

/**
 * What came of a regression: a scenario that was run before any other.
 *
 * @param violated the id of the rule that it violates; null if none
 * @param isStale whether an event named by one of its {@code when} lines did not occur: without a
 *   violation it says nothing then
 * @param refusedCount how many of its steps were refused or not asked for
 */
public record RegressionReport(
    Scenario scenario, @Nullable String violated, boolean isStale, int refusedCount) {

  /** What a result says of a regression. */
  static RegressionReport of(Scenario scenario, ScenarioResult result) {
    Finding finding = result.finding();
    String violated = finding == null ? null : finding.rule().id();
    boolean isStale = finding == null && result.isStale();
    return new RegressionReport(scenario, violated, isStale, result.refused().size());
  }
}
