package org.ptck.conformance.gate;

import java.util.List;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.SavedRun;

/**
 * What all runs together say of rules. A run with failures does not call a rule vacuous; a gate's
 * runs go on after failures, so that here counts alone decide.
 */
final class RuleSums {

  private final List<RunReport> reports;

  RuleSums(Results results) {
    this.reports = results.runs().stream().map(SavedRun::report).toList();
  }

  /** The rules, in the order of the catalogue. */
  List<String> rules() {
    return reports.isEmpty()
        ? List.of()
        : reports.getFirst().rules().stream().map(RuleReport::id).toList();
  }

  /** Whether a rule was exercised, or even violated, in any run. */
  boolean isExercised(String rule) {
    return of(rule).stream()
        .anyMatch(each -> each.exercisedCount() > 0 || each.verdict() == RuleVerdict.FAIL);
  }

  /** Whether a rule was looked for and its premise never held. */
  boolean isVacuous(String rule) {
    return !isExercised(rule) && isCovered(rule);
  }

  /** Whether some run that ran something could have exercised a rule. */
  boolean isCovered(String rule) {
    return reports.stream()
        .filter(report -> report.scenarioCount() > 0)
        .flatMap(report -> report.rules().stream())
        .anyMatch(each -> each.id().equals(rule)
            && each.gap().isNone()
            && each.verdict() != RuleVerdict.NOT_COVERED);
  }

  private List<RuleReport> of(String rule) {
    return reports.stream()
        .flatMap(report -> report.rules().stream())
        .filter(each -> each.id().equals(rule))
        .toList();
  }
}
