package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;

/** Results of which some findings are known: what is violated in known ways only is KNOWN_FAIL. */
final class KnownResults {

  private final Results all;
  private final Map<Results.Found, String> known;

  /**
   * The results.
   *
   * @param known the findings that are known, and from where
   */
  KnownResults(Results all, Map<Results.Found, String> known) {
    this.all = all;
    this.known = Map.copyOf(known);
  }

  Results results() {
    Map<SavedRun, SavedRun> said = new HashMap<>();
    List<SavedRun> runs = new ArrayList<>();
    for (SavedRun run : all.runs()) {
      SavedRun other = new SavedRun(report(run), run.failures());
      said.put(run, other);
      runs.add(other);
    }
    List<Results.Found> findings =
        all.findings()
            .stream()
            .map(
                found -> new Results.Found(
                    found.failure(),
                    found.runs().stream().map(said::get).toList(),
                    found.files(),
                    found.text(),
                    found.replay(),
                    known.get(found)))
            .toList();
    return new Results(
        runs, all.kept(), findings, all.version(), all.elapsed(), all.ruling());
  }

  private RunReport report(SavedRun run) {
    RunReport report = run.report();
    List<RuleReport> rules =
        report.rules()
            .stream()
            .map(
                rule -> rule.verdict() == RuleVerdict.FAIL && isKnown(run, rule.id())
                    ? rule.saying(RuleVerdict.KNOWN_FAIL)
                    : rule)
            .toList();
    return report.saying(verdict(report, rules), rules);
  }

  /** Whether all that a run found of a rule is known. */
  private boolean isKnown(SavedRun run, String rule) {
    return all.findings()
        .stream()
        .filter(found -> found.rule().equals(rule) && found.isOf(run))
        .allMatch(known::containsKey);
  }

  private static RuleVerdict verdict(RunReport report, List<RuleReport> rules) {
    if (report.verdict() != RuleVerdict.FAIL
        || rules.stream().anyMatch(rule -> rule.verdict() == RuleVerdict.FAIL)) {
      return report.verdict();
    }
    boolean isWhole = report.cutShort() == null && report.staleRegressions().isEmpty();
    return isWhole ? RuleVerdict.KNOWN_FAIL : RuleVerdict.INCONCLUSIVE;
  }
}
