package org.ptck.conformance.execute;

/**
 * How often a rule had something to say.
 *
 * @param rule the id of the rule
 * @param exercised how often its premise held
 * @param objections how often it was violated without failing anything; 0 for a rule of strength
 *   MUST
 */
public record RuleCount(String rule, long exercised, long objections) {

  /** Both counts together, which are of the same rule. */
  public RuleCount plus(RuleCount other) {
    return new RuleCount(rule, exercised + other.exercised, objections + other.objections);
  }
}
