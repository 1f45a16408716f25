package org.ptck.conformance.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RegressionReport;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Event;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Rule;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results for programs, as {@code docs/schema/report.schema.json} describes them. Everything but
 * {@code seconds} is a function of the command line when that gives a number of scenarios.
 */
public final class JsonReport {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final JsonMapper LINE_MAPPER = JsonMapper.builder().build();

  private JsonReport() {}

  /** The results as one object. */
  public static String print(Results results) {
    Map<String, @Nullable Object> root = new LinkedHashMap<>(verdict(results));
    root.put("runs", results.runs().stream().map(run -> run(run, results.kept())).toList());
    root.put("findings", results.findings().stream().map(JsonReport::finding).toList());
    root.put(
        "skippedRegressions",
        results.kept().skipped().stream().map(JsonReport::skipped).toList());
    return print(root);
  }

  /** Any tree of maps, lists and values, in its own order. */
  public static String print(Map<String, @Nullable Object> root) {
    return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
  }

  /** Any tree of maps, lists and values, in its own order, on one line. */
  public static String line(Map<String, @Nullable Object> root) {
    return LINE_MAPPER.writeValueAsString(root) + "\n";
  }

  /** What everything comes to. */
  public static Map<String, @Nullable Object> verdict(Results results) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kit", results.version());
    json.put("verdict", results.verdict().name());
    json.put("sentence", results.sentence());
    json.put("seconds", seconds(results.elapsed().toNanos()));
    Ruling ruling = results.ruling();
    if (ruling != null) {
      json.put("reasons", ruling.reasons());
    }
    return json;
  }

  /** One run. */
  public static Map<String, @Nullable Object> run(SavedRun run, KeptScenarios kept) {
    RunReport report = run.report();
    Map<String, @Nullable Object> json = place(run);
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

  private static Map<String, @Nullable Object> place(SavedRun run) {
    RunReport report = run.report();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("manager", report.manager());
    json.put("entries", report.entries());
    json.put("geometry", report.geometry());
    json.put("variant", report.variants().isEmpty() ? null : run.variants());
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
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rule", failure.finding().rule().id());
    json.put("steps", failure.scenario().steps().size());
    json.put("scenario", path(saved.file()));
    json.put("executions", failure.executionCount());
    json.put("minimal", failure.isMinimal());
    json.put("seen", failure.seenCount());
    return json;
  }

  private static @Nullable String path(@Nullable Path file) {
    return file == null ? null : slashed(file.toString());
  }

  /** One finding, with everything that it takes to see it again. */
  public static Map<String, @Nullable Object> finding(Results.Found found) {
    Failure failure = found.failure();
    Rule rule = failure.finding().rule();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rule", rule.id());
    json.put("statement", rule.statement());
    json.put("advice", rule.advice());
    json.put("where", found.runs().stream().map(JsonReport::place).toList());
    json.put("facts", failure.finding().details().stream().map(JsonReport::fact).toList());
    Event event = failure.finding().event();
    json.put("event", event == null ? null : event(event));
    json.put("step", failure.step());
    json.put("scenario", ScenarioPrinter.print(failure.scenario()));
    json.put("file", path(found.file()));
    json.put("replay", found.replay());
    if (found.known() != null) {
      json.put("known", found.known());
    }
    return json;
  }

  private static Map<String, @Nullable Object> fact(Detail detail) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("key", detail.key());
    json.put("value", detail.value());
    return json;
  }

  /** Words of 64 bits are texts: programs that read numbers as floating point would round them. */
  private static Map<String, @Nullable Object> event(Event event) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", event.kind().name());
    json.put("actor", Actors.name(event.actor()));
    json.put("subject", "0x" + Long.toHexString(event.subject()));
    json.put("before", "0x" + Long.toHexString(event.before()));
    json.put("after", "0x" + Long.toHexString(event.after()));
    json.put("detail", "0x" + Long.toHexString(event.detail()));
    return json;
  }

  private static BigDecimal seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP);
  }
}
