package org.ptck.spec.rule;

/** How strict a rule is. */
public enum Strength {
  /** A violation fails the run. */
  MUST,
  /** A violation is counted and printed, and fails nothing. */
  SHOULD,
  /** Counted only. */
  ADVICE
}
