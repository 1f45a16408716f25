package org.ptck.conformance.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptck.conformance.campaign.RegressionReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.report.Baseline;
import org.ptck.conformance.report.KeptScenarios;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.SavedRun;
import org.ptck.conformance.scenario.Scenario;

/** Says whether a change may be merged. Pure: the same evidence, the same judgement. */
public final class Judge {

  /** From where a finding is known that an older report has. */
  static final String IN_BASE = "as in the base";

  private final Evidence evidence;
  private final Results results;
  private final List<RunReport> reports;
  private final boolean isWhole;
  private final ListJudge list;
  private final Map<Results.Found, String> known = new LinkedHashMap<>();
  private final List<Results.Found> news = new ArrayList<>();
  private final List<String> vacuous = new ArrayList<>();
  private final List<Reason> reasons = new ArrayList<>();

  private Judge(Evidence evidence) {
    this.evidence = evidence;
    this.results = evidence.results();
    this.reports = results.runs().stream().map(SavedRun::report).toList();
    this.isWhole = reports.stream().allMatch(report -> report.cutShort() == null);
    this.list = new ListJudge(evidence, isWhole);
  }

  /** The judgement. */
  public static Judgement judge(Evidence evidence) {
    return new Judge(evidence).judgement();
  }

  private Judgement judgement() {
    results.findings().forEach(this::finding);
    runs();
    if (isWhole && isAnythingExecuted()) {
      rules();
      regressions();
    }
    list.states().forEach(this::entry);
    reasons.sort(Comparator.comparing(Reason::kind));
    return new Judgement(verdict(), reasons, list.states(), known, news, vacuous);
  }

  private RuleVerdict verdict() {
    // Whoever ended it has not heard all.
    boolean isInterrupted = reports.stream().anyMatch(RunReport::isInterrupted);
    if (!isInterrupted && reasons.stream().anyMatch(reason -> reason.kind().isRed())) {
      return RuleVerdict.FAIL;
    }
    return reasons.isEmpty() ? RuleVerdict.PASS : RuleVerdict.INCONCLUSIVE;
  }

  private void add(Reason.Kind kind, String sentence, Object... words) {
    reasons.add(new Reason(kind, sentence.formatted(words)));
  }

  private void finding(Results.Found found) {
    Block.Repro entry = list.entryOf(found);
    Baseline base = evidence.base();
    if (entry != null) {
      known.put(found, "as %s, %s".formatted(entry.file(), entry.terms().words()));
    } else if (base != null && base.has(found)) {
      known.put(found, IN_BASE);
    } else {
      news.add(found);
      Path file = found.file();
      add(
          Reason.Kind.NEW_FAILURE,
          "%s in %s%s",
          found.rule(),
          where(base == null ? found.runs() : base.news(found)),
          file == null ? "" : ": " + file);
    }
  }

  private static String where(List<SavedRun> runs) {
    return runs.getFirst().name()
        + (runs.size() == 1 ? "" : " and %d more".formatted(runs.size() - 1));
  }

  private boolean isAnythingExecuted() {
    return reports.stream().anyMatch(report -> report.scenarioCount() > 0);
  }

  private void runs() {
    if (isWhole && !isAnythingExecuted() && results.findings().isEmpty()) {
      add(Reason.Kind.NOTHING_EXECUTED, "no run has run any scenario");
    }
    Map<String, List<SavedRun>> ends = new LinkedHashMap<>();
    for (SavedRun run : results.runs()) {
      String cutShort = run.report().cutShort();
      if (cutShort != null) {
        ends.computeIfAbsent(cutShort, _ -> new ArrayList<>()).add(run);
      }
    }
    ends.forEach((end, runs) -> add(Reason.Kind.CUT_SHORT, "%s: %s", where(runs), end));
  }

  private void rules() {
    RuleSums sums = new RuleSums(results);
    Baseline base = evidence.base();
    Set<String> listed =
        evidence.list()
            .entries()
            .stream()
            .filter(Block.Vacuous.class::isInstance)
            .map(Block.Entry::rule)
            .collect(Collectors.toSet());
    for (String rule : sums.rules()) {
      boolean counts =
          base == null
              ? sums.isVacuous(rule)
              : base.held().contains(rule) && !sums.isExercised(rule);
      if (!counts || listed.contains(rule)) {
        continue;
      }
      boolean isVacuous = sums.isVacuous(rule);
      if (isVacuous) {
        vacuous.add(rule);
      }
      if (base == null) {
        add(Reason.Kind.VACUOUS, "%s was never exercised, so that nothing was looked at", rule);
      } else {
        add(
            Reason.Kind.NO_LONGER_HELD,
            "%s held in the base and is %s here",
            rule,
            isVacuous ? RuleVerdict.VACUOUS : RuleVerdict.NOT_COVERED);
      }
    }
  }

  private void regressions() {
    KeptScenarios kept = results.kept();
    Baseline base = evidence.base();
    Set<String> skipped = new HashSet<>();
    for (KeptScenarios.Skipped each : kept.skipped()) {
      skipped.add(each.file());
      if (base == null || !base.skipped().contains(each.file().replace('\\', '/'))) {
        add(
            Reason.Kind.REGRESSION_NOT_RUN,
            "%s: no run has what it names: %s",
            each.file(),
            each.named());
      }
    }
    Set<Scenario> run =
        reports.stream()
            .flatMap(report -> report.regressions().stream())
            .map(RegressionReport::scenario)
            .collect(Collectors.toSet());
    for (String file : kept.filesBut(run)) {
      if (!skipped.contains(file)) {
        add(Reason.Kind.REGRESSION_NOT_RUN, "%s: there was no time for it; give more", file);
      }
    }
    reports.stream()
        .flatMap(report -> report.regressions().stream())
        .filter(RegressionReport::isStale)
        .map(each -> kept.files().getOrDefault(each.scenario(), "a scenario"))
        .distinct()
        .sorted()
        .forEach(
            file -> add(
                Reason.Kind.REGRESSION_STALE,
                "%s: an event that a 'when' line names no longer occurs",
                file));
  }

  private void entry(EntryState state) {
    String title = state.entry().title();
    switch (state.word()) {
      case KNOWN_FAIL, VACUOUS, EXERCISED, INCONCLUSIVE -> {}
      case UNEXPECTED_PASS -> add(Reason.Kind.UNEXPECTED_PASS, "%s: %s", title, state.why());
      case STALE -> add(Reason.Kind.STALE_ENTRY, "%s: %s", title, state.why());
      case EXPIRED ->
          add(Reason.Kind.EXPIRED_ENTRY, "%s: %s", title, state.entry().terms().words());
    }
  }
}
