package org.ptck.conformance.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RegressionReport;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RunReport;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results for programs. Everything but {@code seconds} is a function of the command line when that
 * gives a number of scenarios.
 */
public final class JsonReport {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  /** What came of runs before which nothing was to be run. */
  public static String runs(List<SavedRun> runs) {
    return runs(runs, KeptScenarios.NONE);
  }

  /** What came of runs. */
  public static String runs(List<SavedRun> runs, KeptScenarios kept) {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("verdict", ClosingVerdict.of(runs.stream().map(SavedRun::report).toList()).name());
    root.put("runs", runs.stream().map(run -> run(run, kept)).toList());
    root.put("skippedRegressions", kept.skipped().stream().map(JsonReport::skipped).toList());
    return print(root);
  }

  /** Any tree of maps, lists and values, in its own order. */
  public static String print(Map<String, @Nullable Object> root) {
    return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
  }

  private static Map<String, @Nullable Object> run(SavedRun run, KeptScenarios kept) {
    RunReport report = run.report();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("manager", report.manager());
    json.put("entries", report.entries());
    json.put("geometry", report.geometry());
    json.put("variant", report.variants().isEmpty() ? null : run.variants());
    json.put("seed", report.seed());
    json.put("verdict", report.verdict().name());
    json.put("cutShort", report.cutShort());
    json.put("scenarios", report.scenarioCount());
    json.put("styledScenarios", report.styleShare().scenarioCount());
    json.put("operations", report.operationCount());
    json.put("accepted", report.acceptedCount());
    json.put("events", report.eventCount());
    json.put("seconds", seconds(report.nanos()));
    json.put("notTried", notTried(report));
    json.put(
        "regressions",
        report.regressions().stream().map(each -> regression(each, kept)).toList());
    json.put("rules", report.rules().stream().map(JsonReport::rule).toList());
    json.put("failures", run.failures().stream().map(JsonReport::failure).toList());
    return json;
  }

  /** What declared words leave uncovered. */
  private static Map<String, String> notTried(RunReport report) {
    Map<String, String> json = new LinkedHashMap<>();
    report.styles()
        .stream()
        .filter(each -> !each.uncovered().isEmpty())
        .sorted()
        .forEach(each -> json.put(each.name(), each.uncovered()));
    return json;
  }

  private static Map<String, @Nullable Object> regression(
      RegressionReport regression, KeptScenarios kept) {
    String file = kept.fileOf(regression);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("file", file == null ? null : slashed(file));
    json.put("steps", regression.scenario().steps().size());
    json.put("refused", regression.refusedCount());
    json.put("stale", regression.isStale());
    json.put("violated", regression.violated());
    return json;
  }

  private static Map<String, @Nullable Object> skipped(KeptScenarios.Skipped skipped) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("file", slashed(skipped.file()));
    json.put("named", skipped.named());
    return json;
  }

  private static String slashed(String file) {
    return file.replace('\\', '/');
  }

  private static Map<String, @Nullable Object> rule(RuleReport rule) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", rule.id());
    json.put("verdict", rule.verdict().name());
    json.put("exercised", rule.exercisedCount());
    json.put("objections", rule.objectionCount());
    if (!rule.gap().isNone()) {
      json.put("gap", rule.gap().sentence());
    }
    return json;
  }

  private static Map<String, @Nullable Object> failure(SavedFailure saved) {
    Failure failure = saved.failure();
    Path file = saved.file();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rule", failure.finding().rule().id());
    json.put("steps", failure.scenario().steps().size());
    json.put("scenario", file == null ? null : slashed(file.toString()));
    json.put("executions", failure.executionCount());
    json.put("minimal", failure.isMinimal());
    json.put("seen", failure.seenCount());
    return json;
  }

  private static BigDecimal seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP);
  }
}
