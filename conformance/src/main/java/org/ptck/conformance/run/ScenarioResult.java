package org.ptck.conformance.run;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.rule.Finding;

/**
 * What came of one scenario.
 *
 * @param finding the violation that ended it; null when every rule held
 * @param step the index of the step at which it ended; the number of steps when that was after the
 *   last one, in the final read-back or when every space was closed
 * @param staleStep the index of the first step that ended without the event that its anchor names;
 *   {@link #NOT_STALE} if there is none
 * @param acceptedCount the operations that the model accepted
 * @param eventCount the events that happened
 * @param eventHash a number that depends on every event and on their order
 */
public record ScenarioResult(
    @Nullable Finding finding,
    int step,
    int staleStep,
    int acceptedCount,
    long eventCount,
    long eventHash) {

  /** The stale step of a scenario every anchor of which fired. */
  public static final int NOT_STALE = -1;

  /** Whether a rule was violated. */
  public boolean isViolation() {
    return finding != null;
  }

  /** Whether exactly this rule was violated. */
  public boolean violates(String ruleId) {
    return finding != null && finding.rule().id().equals(ruleId);
  }

  /**
   * Whether an anchor did not fire: the scenario no longer does what it was written for, and says
   * nothing unless a rule was violated.
   */
  public boolean isStale() {
    return staleStep != NOT_STALE;
  }
}
