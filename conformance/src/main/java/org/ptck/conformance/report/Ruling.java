package org.ptck.conformance.report;

import java.util.List;
import org.ptck.conformance.campaign.RuleVerdict;

/**
 * What a gate says of results, in words.
 *
 * @param verdict PASS if a change may be merged, FAIL if not, INCONCLUSIVE if nobody can tell
 * @param sentence the verdict in one line
 * @param states what became of each entry of the list of known failures, a line each
 * @param reasons why it may not be merged, a line each, the worst first; empty if it may
 * @param remedies what to do about the reasons, a line each
 */
public record Ruling(
    RuleVerdict verdict,
    String sentence,
    List<String> states,
    List<String> reasons,
    List<String> remedies) {

  /** Copies the lists. */
  public Ruling {
    states = List.copyOf(states);
    reasons = List.copyOf(reasons);
    remedies = List.copyOf(remedies);
  }
}
