package org.ptck.conformance.campaign;

import java.util.List;
import java.util.function.Supplier;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.spec.rule.Rule;

/**
 * What all legs of a round have in common. Immutable, but for who watches.
 *
 * @param request what was asked for
 * @param rules the rules that are looked at, in the order in which they are blamed
 * @param others those of them that have not failed
 * @param known the failures that are known
 * @param watch who watches
 */
record Terms(
    RunRequest request, List<Rule> rules, List<Rule> others, Sightings.Known known, Watch watch) {

  /** Who waits for a leg. */
  interface Watch {

    /** Whether nothing more is to be begun: somebody has asked for that, or the time is up. */
    boolean isOver();

    /** Whether somebody has asked that nothing more be begun, however much time there is. */
    boolean isStopped();

    /** Told after each scenario; asks now and then how often rules were exercised. */
    void report(Supplier<List<RuleCount>> counts);
  }
}
