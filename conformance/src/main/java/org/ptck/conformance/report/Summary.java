package org.ptck.conformance.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptck.conformance.campaign.RegressionReport;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.StyleShare;
import org.ptck.spec.fact.Capability;

/** What runs came to together, but for their rules and failures: a few lines. */
final class Summary {

  private static final String INDENT = "    ";

  private final List<SavedRun> runs;
  private final KeptScenarios kept;

  private Summary(List<SavedRun> runs, KeptScenarios kept) {
    this.runs = runs;
    this.kept = kept;
  }

  /** The lines; the first begins with the title and tells the verdict. */
  static String print(String title, List<SavedRun> runs, KeptScenarios kept) {
    return new Summary(runs, kept).print(title);
  }

  private String print(String title) {
    return title
        + runs.getFirst().report().verdict()
        + (runs.size() == 1 ? "" : " on each of " + runs.size() + " geometries")
        + "\n"
        + Layout.wrapped(INDENT, figures())
        + cutShort()
        + refused()
        + words("styles that widen the rules", Capability.Kind.STYLE)
        + words("limits of what was asked for", Capability.Kind.LIMIT)
        + drawn()
        + objections();
  }

  private String figures() {
    List<RunReport> reports = reports().toList();
    long operationCount = sum(reports, RunReport::operationCount);
    long acceptedCount = sum(reports, RunReport::acceptedCount);
    return String.format(
        Locale.ROOT,
        "%s scenarios, %s operations (%d %% accepted), %s events in %.1f s",
        Layout.compact(sum(reports, RunReport::scenarioCount)),
        Layout.compact(operationCount),
        operationCount == 0 ? 0 : 100 * acceptedCount / operationCount,
        Layout.compact(sum(reports, RunReport::eventCount)),
        sum(reports, RunReport::nanos) / 1e9);
  }

  /** The sum of a figure over runs. */
  static long sum(List<RunReport> reports, ToLongFunction<RunReport> figure) {
    return reports.stream().mapToLong(figure).sum();
  }

  private Stream<RunReport> reports() {
    return runs.stream().map(SavedRun::report);
  }

  /** The geometry that a line is about, where there are several. */
  private String of(RunReport report) {
    return runs.size() == 1 ? "" : " (" + report.geometry() + ")";
  }

  private String cutShort() {
    return reports()
        .filter(report -> report.cutShort() != null)
        .map(report -> Layout.wrapped(INDENT + "cut short: ", report.cutShort() + of(report)))
        .collect(Collectors.joining());
  }

  /** What was refused in a regression is no failure, but its owner may not have meant it. */
  private String refused() {
    StringBuilder text = new StringBuilder();
    for (RunReport report : reports().toList()) {
      for (RegressionReport regression : report.regressions()) {
        if (regression.refusedCount() > 0) {
          int stepCount = regression.scenario().steps().size();
          text.append(
              Layout.wrapped(
                  INDENT + "regression: ",
                  "%s refused%s; ptck replay says why: %s"
                      .formatted(
                          RefusedText.count(regression.refusedCount(), stepCount),
                          of(report),
                          kept.fileOf(regression))));
        }
      }
    }
    return text.toString();
  }

  private String words(String title, Capability.Kind kind) {
    String words =
        reports()
            .flatMap(report -> report.styles().stream())
            .filter(each -> each.kind() == kind)
            .distinct()
            .sorted()
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "" : Layout.wrapped(INDENT + title + ": ", words);
  }

  private String drawn() {
    List<StyleShare> shares = reports().map(RunReport::styleShare).toList();
    long scenarioCount = shares.stream().mapToLong(StyleShare::scenarioCount).sum();
    TreeSet<String> names = new TreeSet<>();
    shares.forEach(share -> names.addAll(share.names()));
    return scenarioCount == 0
        ? ""
        : Layout.wrapped(
            INDENT,
            "%s of the scenarios in %s%s"
                .formatted(
                    Layout.compact(scenarioCount),
                    Layout.counted(names.size(), "legal style"),
                    runs.size() == 1 ? ": " + String.join(", ", names) : ""));
  }

  /** What rules object to that fail nothing. */
  private String objections() {
    Map<String, Long> counts = new TreeMap<>(Comparator.naturalOrder());
    reports()
        .flatMap(report -> report.rules().stream())
        .filter(rule -> rule.objectionCount() > 0)
        .forEach(rule -> counts.merge(rule.id(), rule.objectionCount(), Long::sum));
    String rules =
        counts.entrySet()
            .stream()
            .map(each -> each.getKey() + " " + Layout.compact(each.getValue()))
            .collect(Collectors.joining(", "));
    return rules.isEmpty()
        ? ""
        : Layout.wrapped(INDENT + "objections of SHOULD rules, not failures: ", rules);
  }
}
