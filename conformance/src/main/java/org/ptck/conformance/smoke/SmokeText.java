package org.ptck.conformance.smoke;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ptck.conformance.drive.EventCounts;
import org.ptck.conformance.report.FindingText;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.MarkedScenario;
import org.ptck.conformance.smoke.Answer.Verdict;
import org.ptck.conformance.smoke.SmokeReport.Problem;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.rule.Finding;

/** A smoke report in words. */
public final class SmokeText {

  /** What the kit or its hardware does, which says nothing of an implementation. */
  private static final Set<EventKind> OF_THE_KIT =
      EnumSet.of(
          EventKind.ENTRY_WALKED,
          EventKind.WALK_READ,
          EventKind.PAGE_LOAD,
          EventKind.PAGE_STORE,
          EventKind.DEVICE_LOAD,
          EventKind.DEVICE_STORE,
          EventKind.PIN_TARGET,
          EventKind.MAPPING,
          EventKind.MAPPING_CLAIM,
          EventKind.OPERATION_BEGIN,
          EventKind.OPERATION_END,
          EventKind.SCENARIO_END);

  /** What is found by looking, in plain memory; calls are possible as well. */
  private static final Set<EventKind> FOUND =
      EnumSet.of(EventKind.ENTRY_WRITE, EventKind.PAGE_FOUND, EventKind.PAGE_ZERO);

  private SmokeText() {}

  /** The text of a report. */
  public static String print(SmokeReport report) {
    StringBuilder text = new StringBuilder(report.name()).append('\n');
    text.append(Layout.wrapped("  calls: ", calls(report)));
    if (report.isPlain()) {
      text.append(Layout.wrapped("  memory: ", memory(report.events())));
    }
    text.append(listed(report, "confirmed", Verdict.CONFIRMED));
    text.append(explained(report, "contradicted", Verdict.CONTRADICTED));
    text.append(explained(report, "not declared", Verdict.UNDECLARED));
    text.append(explained(report, "not needed", Verdict.NEEDLESS));
    text.append(listed(report, "believed", Verdict.BELIEVED));
    text.append(explained(report, "believed", Verdict.BELIEVED));
    text.append(listed(report, "lacking, never asked", Verdict.LACKING));
    report.problems().forEach(problem -> text.append('\n').append(problem(problem)));
    return text.toString();
  }

  private static String calls(SmokeReport report) {
    EventCounts counts = report.events();
    List<String> seen = new ArrayList<>();
    for (EventKind kind : EventKind.values()) {
      boolean isCall = !OF_THE_KIT.contains(kind) && !(report.isPlain() && FOUND.contains(kind));
      if (isCall && counts.of(kind) > 0) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        seen.add(name + " " + counts.of(kind));
      }
    }
    return seen.isEmpty() ? "none" : String.join(", ", seen);
  }

  private static String memory(EventCounts counts) {
    long pageCount = counts.of(EventKind.PAGE_FOUND) + counts.of(EventKind.PAGE_ZERO);
    return "%d changes of entries and %d of pages were found"
        .formatted(counts.of(EventKind.ENTRY_WRITE), pageCount);
  }

  private static String listed(SmokeReport report, String title, Verdict verdict) {
    List<String> names =
        of(report, verdict).stream()
            .filter(answer -> answer.why().isEmpty())
            .map(answer -> answer.capability().name())
            .toList();
    return names.isEmpty() ? "" : Layout.wrapped("  " + title + ": ", String.join(", ", names));
  }

  private static String explained(SmokeReport report, String title, Verdict verdict) {
    StringBuilder text = new StringBuilder();
    for (Answer answer : of(report, verdict)) {
      if (answer.why().isEmpty()) {
        continue;
      }
      text.append(
          Layout.wrapped("  " + title + ": ", answer.capability() + ": " + answer.why()));
    }
    return text.toString();
  }

  private static List<Answer> of(SmokeReport report, Verdict verdict) {
    return report.answers().stream().filter(answer -> answer.verdict() == verdict).toList();
  }

  private static String problem(Problem problem) {
    Finding finding = problem.finding();
    String scenario =
        Layout.indented(
            4,
            MarkedScenario.print(
                problem.scenario(),
                finding == null ? -1 : problem.step(),
                finding == null ? null : finding.rule().id()));
    return finding == null
        ? "  steps of this scenario were refused, which a correct implementation accepts\n\n"
            + scenario
        : FindingText.rule("  ", finding.rule()) + FindingText.details(finding) + "\n" + scenario;
  }
}
