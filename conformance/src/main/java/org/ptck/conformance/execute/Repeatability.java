package org.ptck.conformance.execute;

import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.spec.rule.account.Conduct;

/**
 * Which scenarios are run twice, so that their events can be compared (RUN-4).
 *
 * <p>The first scenarios of a run are all run twice, later ones now and then: an implementation
 * that depends on a clock, a thread or the order of a hash shows it soon.
 */
public final class Repeatability {

  private static final long ALWAYS_BELOW = 64;
  private static final long EVERY = 256;

  private Repeatability() {}

  /** Whether the scenario of that index is to be run twice. */
  public static boolean isDue(long index) {
    return index < ALWAYS_BELOW || index % EVERY == 0;
  }

  /** How the implementation behaved that gave these two results of one scenario. */
  static Conduct conduct(ScenarioResult first, ScenarioResult second) {
    boolean repeatable = second.eventHash() == first.eventHash();
    return Conduct.of(repeatable ? Conduct.Kind.REPEATED : Conduct.Kind.NOT_REPEATED);
  }
}
