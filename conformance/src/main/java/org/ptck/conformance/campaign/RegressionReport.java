package org.ptck.conformance.campaign;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Scenario;

/**
 * What came of a regression: a scenario that was run before any other.
 *
 * @param violated the id of the rule that it violates; null if none
 * @param isStale whether an event named by one of its {@code when} lines did not occur: without a
 *   violation it says nothing then
 * @param refusedCount how many of its steps were refused or not asked for
 */
public record RegressionReport(
    Scenario scenario, @Nullable String violated, boolean isStale, int refusedCount) {}
