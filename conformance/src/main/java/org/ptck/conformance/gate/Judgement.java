package org.ptck.conformance.gate;

import java.util.List;
import java.util.Map;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.report.Results;

/**
 * What a gate comes to.
 *
 * @param verdict PASS if a change may be merged, FAIL if not, INCONCLUSIVE if nobody can tell
 * @param reasons why it may not, the worst first
 * @param states what became of each entry of the list, in its order
 * @param known the findings that are known, each with where from
 * @param news the findings that are not
 * @param vacuous the rules that were never exercised, and count
 */
public record Judgement(
    RuleVerdict verdict,
    List<Reason> reasons,
    List<EntryState> states,
    Map<Results.Found, String> known,
    List<Results.Found> news,
    List<String> vacuous) {

  /** Copies the collections. */
  public Judgement {
    reasons = List.copyOf(reasons);
    states = List.copyOf(states);
    known = Map.copyOf(known);
    news = List.copyOf(news);
    vacuous = List.copyOf(vacuous);
  }
}
