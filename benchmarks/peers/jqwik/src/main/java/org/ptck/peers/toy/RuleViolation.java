package org.ptck.peers.toy;

/** Thrown where a rule is broken; the message begins with the id of the rule. */
public final class RuleViolation extends AssertionError {

  private static final long serialVersionUID = 1L;

  private RuleViolation(String message) {
    super(message);
  }

  /** Throws unless the condition holds. */
  public static void check(boolean holds, String rule, String what) {
    if (!holds) {
      throw new RuleViolation(rule + ": " + what);
    }
  }
}
