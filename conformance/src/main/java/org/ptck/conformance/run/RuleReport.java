package org.ptck.conformance.run;

/**
 * What a run says about one rule.
 *
 * @param id the rule
 * @param verdict what it came to
 * @param exercisedCount how often its premise held
 */
public record RuleReport(String id, RuleVerdict verdict, long exercisedCount) {}
