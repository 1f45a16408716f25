package org.ptck.conformance.run;

/**
 * What a run says about one rule.
 *
 * @param id the rule
 * @param verdict what it came to
 * @param exercisedCount how often its premise held
 * @param objectionCount how often it was violated, if it is one whose violations are counted and
 *   fail nothing; else 0
 */
public record RuleReport(
    String id, RuleVerdict verdict, long exercisedCount, long objectionCount) {

  /** What a run says about a rule that it does not object to anything by. */
  public RuleReport(String id, RuleVerdict verdict, long exercisedCount) {
    this(id, verdict, exercisedCount, 0);
  }
}
