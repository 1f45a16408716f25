package org.ptck.conformance.junit;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.explain.RecordingTeller;
import org.ptck.conformance.report.SavedRun;
import org.ptck.conformance.report.Told;
import org.ptck.spec.rule.Gap;
import org.ptck.spec.rule.Rule;

/** What JUnit is told of each rule after a run. */
final class Verdicts {

  private final PageTableContract contract;
  private final RunRequest request;
  private final RunReport report;

  Verdicts(PageTableContract contract, RunRequest request, RunReport report) {
    this.contract = contract;
    this.request = request;
    this.report = report;
  }

  /** Returns if the rule holds; otherwise throws what JUnit understands. */
  void check(Rule rule) {
    if (report.scenarioCount() == 0) {
      throw failed("%s: nothing was executed; scenarioCount() must be at least 1", rule.id());
    }
    switch (reportOf(rule).verdict()) {
      case PASS -> {}
      case FAIL, KNOWN_FAIL -> throw failed("%s", texts(rule));
      case NOT_COVERED ->
          throw aborted("%s is not covered: %s", rule.id(), reason(reportOf(rule).gap()));
      case VACUOUS ->
          throw failed(
              "%s was never looked at: its premise held in none of %d scenarios. Run more"
                  + " scenarios, or declare the capability without which it cannot hold.",
              rule.id(), report.scenarioCount());
      case INCONCLUSIVE ->
          throw request.ruleIds().contains(rule.id())
              ? aborted("%s: violations ended the run before its premise held", rule.id())
              : aborted("%s is not among rules()", rule.id());
    }
  }

  private RuleReport reportOf(Rule rule) {
    return report.rules()
        .stream()
        .filter(each -> each.id().equals(rule.id()))
        .findFirst()
        .orElseThrow();
  }

  /** All causes of which the rule was violated. */
  private String texts(Rule rule) {
    return report.failures()
        .stream()
        .filter(failure -> failure.finding().rule().id().equals(rule.id()))
        .map(failure -> FailureText.of(failure, contract, report, told(failure)))
        .collect(Collectors.joining("\n\nAnd it fails in another way: "));
  }

  private Optional<Told> told(Failure failure) {
    return new RecordingTeller(_ -> request)
        .tell(new SavedRun(report, List.of()), failure);
  }

  private String reason(Gap gap) {
    return gap.undeclared().isEmpty()
        ? "it " + gap.sentence()
        : "%s does not declare %s"
            .formatted(
                request.implementation().name(), EnumSet.copyOf(gap.undeclared()));
  }

  /** A failure without a stack trace: where the kit noticed it helps nobody. */
  static AssertionFailedError failed(String format, Object... arguments) {
    AssertionFailedError error = new AssertionFailedError(format.formatted(arguments));
    error.setStackTrace(new StackTraceElement[0]);
    return error;
  }

  /** A skipped test, without a stack trace as well. */
  static TestAbortedException aborted(String format, Object... arguments) {
    TestAbortedException exception = new TestAbortedException(format.formatted(arguments));
    exception.setStackTrace(new StackTraceElement[0]);
    return exception;
  }
}
