package org.ptck.conformance.campaign;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.fact.Capability;

/**
 * What came of running one implementation on one geometry.
 *
 * @param manager the name of the manager
 * @param entries the name of the entry operations
 * @param geometry the name of the geometry
 * @param variants the gallery entries or legal styles that were on; empty for none
 * @param seed the seed of the scenarios
 * @param verdict the worst that can be said
 * @param scenarioCount scenarios executed, those of the minimizer excepted
 * @param operationCount operations executed
 * @param acceptedCount operations that the model accepted
 * @param eventCount events checked
 * @param nanos time taken; the only figure that is not a function of the seed
 * @param styles the capabilities of kind STYLE or LIMIT that were declared
 * @param rules one report for every rule of the catalogue, in its order
 * @param failures what was violated, each minimized
 * @param regressions what came of each regression that was run: if one is stale, there is no
 *   verdict without a violation
 * @param cutShort why the run ended before all was run, in a sentence: without a violation there is
 *   no verdict then; null if it did not
 * @param styleShare what was run in styles that the implementation has beside those declared
 */
public record RunReport(
    String manager,
    String entries,
    String geometry,
    List<String> variants,
    long seed,
    RuleVerdict verdict,
    long scenarioCount,
    long operationCount,
    long acceptedCount,
    long eventCount,
    long nanos,
    Set<Capability> styles,
    List<RuleReport> rules,
    List<Failure> failures,
    List<RegressionReport> regressions,
    @Nullable String cutShort,
    StyleShare styleShare) {

  /** The same run with other words about it and its rules. */
  public RunReport saying(RuleVerdict other, List<RuleReport> others) {
    return new RunReport(
        manager,
        entries,
        geometry,
        variants,
        seed,
        other,
        scenarioCount,
        operationCount,
        acceptedCount,
        eventCount,
        nanos,
        styles,
        others,
        failures,
        regressions,
        cutShort,
        styleShare);
  }

  /** Whether somebody ended the run before it came to its end. */
  public boolean isInterrupted() {
    return StopSignal.INTERRUPTED.equals(cutShort);
  }

  /** The regressions that no longer do what they were written for. */
  public List<Scenario> staleRegressions() {
    return regressions.stream()
        .filter(RegressionReport::isStale)
        .map(RegressionReport::scenario)
        .toList();
  }
}
