package org.ptck.conformance.run;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.rule.Finding;

/**
 * What came of one scenario.
 *
 * @param finding the violation that ended it; null when every rule held
 * @param step the index of the step at which it ended; the number of steps when that was after the
 *   last one, in the final read-back or when every space was closed
 * @param acceptedCount the operations that the model accepted
 * @param eventCount the events that happened
 * @param eventHash a number that depends on every event and on their order
 */
public record ScenarioResult(
    @Nullable Finding finding, int step, int acceptedCount, long eventCount, long eventHash) {

  /** Whether a rule was violated. */
  public boolean isViolation() {
    return finding != null;
  }

  /** Whether exactly this rule was violated. */
  public boolean violates(String ruleId) {
    return finding != null && finding.rule().id().equals(ruleId);
  }
}
