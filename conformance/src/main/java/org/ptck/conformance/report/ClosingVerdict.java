package org.ptck.conformance.report;

import java.util.List;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;

/** What several runs come to together. */
public final class ClosingVerdict {

  private ClosingVerdict() {}

  /**
   * FAIL if any run failed in ways that are not known; INCONCLUSIVE if any has no verdict or there
   * is none; else PASS.
   */
  public static RuleVerdict of(List<RunReport> reports) {
    if (reports.stream().anyMatch(report -> report.verdict() == RuleVerdict.FAIL)) {
      return RuleVerdict.FAIL;
    }
    boolean allPass =
        reports.stream()
            .map(RunReport::verdict)
            .allMatch(each -> each == RuleVerdict.PASS || each == RuleVerdict.KNOWN_FAIL);
    return allPass && !reports.isEmpty() ? RuleVerdict.PASS : RuleVerdict.INCONCLUSIVE;
  }
}
