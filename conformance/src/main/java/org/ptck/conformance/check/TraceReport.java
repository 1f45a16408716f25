package org.ptck.conformance.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.trace.TraceException;
import org.ptck.conformance.trace.TraceHeader;
import org.ptck.spec.rule.Finding;

/**
 * What came of judging a trace.
 *
 * @param header what the trace says beside its events
 * @param rules one report for every rule of the catalogue, in its order
 * @param finding the violation; null if there is none as far as the trace could be read
 * @param findingNumber the event of the trace at which it was seen, from 1; 0 if there is none
 * @param eventCount the events that were looked at
 * @param damage where the trace could not be read on; null if it was read to its end
 */
public record TraceReport(
    TraceHeader header,
    List<CheckedRule> rules,
    @Nullable Finding finding,
    long findingNumber,
    long eventCount,
    @Nullable TraceException damage) {

  /** Copies the list. */
  public TraceReport {
    rules = List.copyOf(rules);
  }

  /** The worst that can be said; a damaged trace without a violation says nothing. */
  public RuleVerdict verdict() {
    if (finding != null) {
      return RuleVerdict.FAIL;
    }
    return damage == null && eventCount > 0 ? RuleVerdict.PASS : RuleVerdict.INCONCLUSIVE;
  }
}
