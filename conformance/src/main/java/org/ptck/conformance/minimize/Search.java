package org.ptck.conformance.minimize;

import java.util.HashMap;
import java.util.Map;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;

/** The smallest failing scenario so far, and the only place where candidates are run. */
final class Search {

  private final Trial trial;
  private final Geometry geometry;
  private final long executionCountMax;
  private final long costMax;
  private final Map<Scenario, Boolean> known = new HashMap<>();
  private Scenario best;
  private int executionCount;
  private boolean isCutShort;

  /**
   * A search that begins with a scenario known to fail.
   *
   * @param executionCountMax scenarios that it may run
   * @param costMax what they may cost
   */
  Search(Scenario failing, Trial trial, long executionCountMax, long costMax) {
    this.best = failing;
    this.geometry = trial.geometry(failing);
    this.trial = trial;
    this.executionCountMax = executionCountMax;
    this.costMax = trial.cost() + costMax;
    known.put(failing, true);
  }

  /** The smallest failing scenario so far. */
  Scenario best() {
    return best;
  }

  /** Where scenarios run. */
  Geometry geometry() {
    return geometry;
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
      if (trial.isOver() || executionCount >= executionCountMax || trial.cost() >= costMax) {
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
