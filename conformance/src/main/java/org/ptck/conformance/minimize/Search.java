package org.ptck.conformance.minimize;

import java.util.HashMap;
import java.util.Map;
import org.ptck.conformance.scenario.Scenario;

/** The smallest failing scenario so far, and the only place where candidates are run. */
final class Search {

  private final Trial trial;
  private final long executionCountMax;
  private final long deadlineNanos;
  private final Map<Scenario, Boolean> known = new HashMap<>();
  private Scenario best;
  private int executionCount;
  private boolean isCutShort;

  /**
   * A search that begins with a scenario known to fail.
   *
   * @param deadlineNanos when to stop, in terms of {@link System#nanoTime()}
   */
  Search(Scenario failing, Trial trial, long executionCountMax, long deadlineNanos) {
    this.best = failing;
    this.trial = trial;
    this.executionCountMax = executionCountMax;
    this.deadlineNanos = deadlineNanos;
    known.put(failing, true);
  }

  /** The smallest failing scenario so far. */
  Scenario best() {
    return best;
  }

  /** The scenarios run so far. */
  int executionCount() {
    return executionCount;
  }

  /** Whether a candidate was turned down because a bound was reached. */
  boolean isCutShort() {
    return isCutShort;
  }

  /** Makes the candidate the best if it differs from the best and still fails. */
  boolean accept(Scenario candidate) {
    if (candidate.equals(best) || !fails(candidate)) {
      return false;
    }
    best = candidate;
    return true;
  }

  private boolean fails(Scenario candidate) {
    Boolean answer = known.get(candidate);
    if (answer == null) {
      if (trial.isOver()
          || executionCount >= executionCountMax
          || System.nanoTime() - deadlineNanos >= 0) {
        isCutShort = true;
        return false;
      }
      executionCount++;
      answer = trial.stillFails(candidate);
      known.put(candidate, answer);
    }
    return answer;
  }
}
