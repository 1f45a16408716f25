package org.ptck.conformance.report;

import org.ptck.conformance.campaign.RuleVerdict;

/** What the words of a verdict mean; one word for one state in every report. */
final class Legend {

  private Legend() {}

  /** The word as a table has it. */
  static String word(RuleVerdict verdict) {
    return switch (verdict) {
      case PASS, FAIL, KNOWN_FAIL -> verdict + " n";
      case NOT_COVERED, VACUOUS, INCONCLUSIVE -> verdict.name();
    };
  }

  /** What it says of a rule, in a line. */
  static String meaning(RuleVerdict verdict) {
    return switch (verdict) {
      case PASS -> "what it is about came up n times, and it held each time";
      case FAIL -> "it was violated; what it is about had come up n times";
      case KNOWN_FAIL -> "violated, and only in ways that are known; it had come up n times";
      case NOT_COVERED -> "it needs what is not declared, or what nobody tells";
      case VACUOUS -> "what it is about never came up: nothing was looked at";
      case INCONCLUSIVE -> "not asked for, or the run ended before anything could be said";
    };
  }
}
