package org.ptck.conformance.minimize;

import org.ptck.conformance.scenario.Scenario;

/**
 * What became of a failing scenario.
 *
 * @param scenario the smallest scenario found that still fails
 * @param executionCount the scenarios run to find it
 * @param isMinimal whether every single deletion was tried and made the failure go away; false when
 *   a bound was reached first
 */
public record Minimized(Scenario scenario, int executionCount, boolean isMinimal) {}
