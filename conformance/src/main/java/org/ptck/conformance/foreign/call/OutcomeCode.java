package org.ptck.conformance.foreign.call;

import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Reads a {@code ptck_outcome}: 0, or a rejection's ordinal plus 1, and pages done above bit 8. */
public final class OutcomeCode {

  private static final int REASON_MASK = 0xFF;
  private static final int PAGES_SHIFT = 8;
  private static final Rejection[] REASONS = Rejection.values();

  private OutcomeCode() {}

  /**
   * What the code says.
   *
   * @param call the function that answered it, for the message
   * @throws WrongAnswerException when it says nothing
   */
  public static Outcome outcome(String call, long code) {
    if (code == 0) {
      return Outcome.done();
    }
    int reason = (int) (code & REASON_MASK);
    long pageCountDone = code >> PAGES_SHIFT;
    if (reason == 0 || reason > REASONS.length || pageCountDone < 0) {
      throw new WrongAnswerException(call, code, "ptck_outcome");
    }
    return new Outcome.Refused(REASONS[reason - 1], pageCountDone);
  }
}
