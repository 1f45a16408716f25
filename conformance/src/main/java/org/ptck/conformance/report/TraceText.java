package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.check.CheckedRule;
import org.ptck.conformance.check.TraceReport;
import org.ptck.conformance.trace.TraceException;
import org.ptck.conformance.trace.TraceHeader;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.rule.Finding;

/**
 * What came of judging a trace: verdicts, what could not be looked at, the violation, and last what
 * it comes to.
 */
public final class TraceText {

  private TraceText() {}

  /** For a person. */
  public static String print(TraceReport report) {
    Finding finding = report.finding();
    return title(report.header(), report.eventCount()) + "\n"
        + table(report)
        + styles(report.header())
        + lacks(report.header())
        + listed(report, "VACUOUS", RuleVerdict.VACUOUS)
        + listed(report, "INCONCLUSIVE", RuleVerdict.INCONCLUSIVE)
        + notes(report, "NOT_COVERED: ", true)
        + notes(report, "in part: ", false)
        + (finding == null ? "" : "\n" + violation(report, finding))
        + "\n" + closing(report);
  }

  private static String title(TraceHeader header, long eventCount) {
    return "trace of %s/%s on %s, %d CPU%s, written by ptck %s: %s events\n"
        .formatted(
            header.manager(),
            header.entries(),
            header.geometry().name(),
            header.cpuCount(),
            header.cpuCount() == 1 ? "" : "s",
            header.kit(),
            Layout.compact(eventCount));
  }

  private static String table(TraceReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (CheckedRule rule : report.rules()) {
      RuleReport said = rule.report();
      if (said.verdict() == RuleVerdict.PASS || said.verdict() == RuleVerdict.FAIL) {
        String objections =
            said.objectionCount() == 0 ? "" : said.objectionCount() + " objections, not a verdict";
        rows.add(
            List.of(
                said.id(),
                said.verdict() + " " + Layout.compact(said.exercisedCount()),
                objections));
      }
    }
    return rows.isEmpty() ? "" : Layout.table(rows);
  }

  private static String styles(TraceHeader header) {
    String styles =
        header.capabilities()
            .stream()
            .filter(each -> each.kind() == Capability.Kind.STYLE)
            .sorted()
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return styles.isEmpty() ? "" : Layout.wrapped("styles that widen the rules: ", styles);
  }

  private static String lacks(TraceHeader header) {
    if (header.lacks().isEmpty()) {
      return "";
    }
    String late =
        header.lacks().contains(FactGroup.LOCKS)
            ? "; what waits for the release of a lock is looked at when operations end"
            : "";
    return Layout.wrapped("not told: ", FactGroup.named(header.lacks()) + late);
  }

  private static String listed(TraceReport report, String what, RuleVerdict verdict) {
    String ids =
        report.rules()
            .stream()
            .filter(rule -> rule.report().verdict() == verdict)
            .map(rule -> rule.report().id())
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? "" : Layout.wrapped(what + ": ", ids);
  }

  /** The rules that have the same note, a line for each note. */
  private static String notes(TraceReport report, String what, boolean isUncovered) {
    Map<String, List<String>> byNote = new LinkedHashMap<>();
    for (CheckedRule rule : report.rules()) {
      RuleVerdict verdict = rule.report().verdict();
      boolean isMeant =
          verdict != RuleVerdict.INCONCLUSIVE
              && isUncovered == (verdict == RuleVerdict.NOT_COVERED);
      if (isMeant && !rule.note().isEmpty()) {
        byNote.computeIfAbsent(rule.note(), _ -> new ArrayList<>()).add(rule.report().id());
      }
    }
    StringBuilder text = new StringBuilder();
    byNote.forEach(
        (note, ids) -> text.append(
            Layout.wrapped(what, "%s (%s)".formatted(String.join(", ", ids), note))));
    return text.toString();
  }

  private static String violation(TraceReport report, Finding finding) {
    String scenario = report.header().scenario();
    return FindingText.rule("FAIL ", finding.rule())
        + "\n" + FindingText.details(finding)
        + "  at event %d of the trace%s\n".formatted(report.findingNumber(), operation(finding))
        + (scenario.isEmpty() ? "" : "\n" + Layout.indented(4, scenario.strip()))
        + "\n" + Layout.wrapped("  look at: ", finding.rule().advice());
  }

  private static String operation(Finding finding) {
    return finding.operation() == 0 ? "" : ", in operation " + finding.operation();
  }

  private static String closing(TraceReport report) {
    Finding finding = report.finding();
    TraceException damage = report.damage();
    String cut = damage == null ? "" : "; the trace could not be read to its end";
    return switch (report.verdict()) {
      case FAIL -> "FAIL: %s is violated%s\n".formatted(
          finding == null ? "" : finding.rule().id(), cut);
      case PASS -> "PASS: no rule is violated by what the trace shows\n";
      default ->
          damage == null
              ? "no verdict: the trace has no events\n"
              : "no verdict: no rule is violated up to where the trace could be read\n";
    };
  }

  /** For programs. */
  public static String json(TraceReport report) {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    TraceHeader header = report.header();
    root.put("verdict", report.verdict().name());
    root.put("manager", header.manager());
    root.put("entries", header.entries());
    root.put("geometry", header.geometry().name());
    root.put("cpus", header.cpuCount());
    root.put("kit", header.kit());
    root.put("events", report.eventCount());
    root.put("rules", report.rules().stream().map(TraceText::rule).toList());
    Finding finding = report.finding();
    root.put("finding", finding == null ? null : finding(report, finding));
    TraceException damage = report.damage();
    root.put("damage", damage == null ? null : damage(damage));
    return JsonReport.print(root);
  }

  private static Map<String, @Nullable Object> rule(CheckedRule rule) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", rule.report().id());
    json.put("verdict", rule.report().verdict().name());
    json.put("exercised", rule.report().exercisedCount());
    json.put("objections", rule.report().objectionCount());
    json.put("note", rule.note().isEmpty() ? null : rule.note());
    return json;
  }

  private static Map<String, @Nullable Object> finding(TraceReport report, Finding finding) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rule", finding.rule().id());
    json.put("number", report.findingNumber());
    json.put("operation", finding.operation());
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    finding.details().forEach(detail -> details.put(detail.key(), detail.value()));
    json.put("details", details);
    Event event = finding.event();
    json.put("event", event == null ? null : FindingText.text(event));
    return json;
  }

  private static Map<String, @Nullable Object> damage(TraceException damage) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("place", damage.place());
    json.put("expected", damage.expected());
    return json;
  }
}
