package org.ptck.conformance.run;

import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Conduct;
import org.ptck.spec.rule.Finding;

/**
 * Runs scenarios twice and compares their events (RUN-4).
 *
 * <p>The first scenarios of a run are all run twice, later ones now and then: an implementation
 * that depends on a clock, a thread or the order of a hash shows it soon.
 */
final class Repeatability {

  private static final long ALWAYS_BELOW = 64;
  private static final long EVERY = 256;

  private Repeatability() {}

  /** Whether the scenario of that index is to be run twice. */
  static boolean isDue(long index) {
    return index < ALWAYS_BELOW || index % EVERY == 0;
  }

  /** Runs the scenario again; returns the result of both runs together. */
  static ScenarioResult again(ScenarioRunner runner, Scenario scenario, ScenarioResult first) {
    ScenarioResult second = runner.run(scenario);
    boolean repeatable = second.eventHash() == first.eventHash();
    Conduct conduct = Conduct.of(repeatable ? Conduct.Kind.REPEATED : Conduct.Kind.NOT_REPEATED);
    if (!second.isViolation() && runner.monitor().observe(conduct)) {
      return first;
    }
    Finding finding = runner.monitor().finding();
    return new ScenarioResult(
        finding, first.step(), first.staleStep(), first.acceptedCount(), first.eventCount(),
        first.eventHash());
  }
}
