package org.ptck.conformance.campaign;

/** What a run says about one rule. */
public enum RuleVerdict {
  /** Its premise held and it was never violated. */
  PASS,
  /** It was violated. */
  FAIL,
  /** It was violated, and only in ways that are known; runs do not know, a gate does. */
  KNOWN_FAIL,
  /** The implementation lacks a capability that it needs, or nobody tells facts that it reads. */
  NOT_COVERED,
  /** Its premise never held: nothing was looked at. */
  VACUOUS,
  /** It was not asked for, or the run ended before anything could be said. */
  INCONCLUSIVE
}
