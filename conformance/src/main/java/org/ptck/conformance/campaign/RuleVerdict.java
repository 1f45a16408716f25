package org.ptck.conformance.campaign;

/** What a run says about one rule. */
public enum RuleVerdict {
  /** Its premise held and it was never violated. */
  PASS,
  /** It was violated. */
  FAIL,
  /** The implementation lacks a capability that it needs, or nobody tells facts that it reads. */
  NOT_COVERED,
  /** Its premise never held: nothing was looked at. */
  VACUOUS,
  /** It was not asked for, or the run ended before anything could be said. */
  INCONCLUSIVE
}
