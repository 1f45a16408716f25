package org.ptck.conformance.campaign;

import org.ptck.spec.rule.Gap;

/**
 * What a run says about one rule.
 *
 * @param id the rule
 * @param verdict what it came to
 * @param exercisedCount how often its premise held
 * @param objectionCount how often it was violated, if it is one whose violations are counted and
 *   fail nothing; else 0
 * @param gap what keeps the rule from being covered; {@link Gap#NONE} if nothing does
 */
public record RuleReport(
    String id, RuleVerdict verdict, long exercisedCount, long objectionCount, Gap gap) {

  /** What a run says about a rule that is covered. */
  public RuleReport(String id, RuleVerdict verdict, long exercisedCount, long objectionCount) {
    this(id, verdict, exercisedCount, objectionCount, Gap.NONE);
  }

  /** The same with another verdict. */
  public RuleReport saying(RuleVerdict other) {
    return new RuleReport(id, other, exercisedCount, objectionCount, gap);
  }

  /** What a run says about a rule that it does not object to anything by. */
  public RuleReport(String id, RuleVerdict verdict, long exercisedCount) {
    this(id, verdict, exercisedCount, 0);
  }
}
