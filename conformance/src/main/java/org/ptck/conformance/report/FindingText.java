package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.fact.Event;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;

/** What was violated and what was seen, in words. */
public final class FindingText {

  private FindingText() {}

  /** The rule, what it says and where it comes from. */
  public static String rule(String prefix, Rule rule) {
    String sentence = "%s: %s (%s)".formatted(rule.id(), rule.statement(), rule.source());
    return Layout.wrapped(prefix, "  ", sentence);
  }

  /** What was expected and what was seen, aligned, and the event at which it was. */
  public static String details(Finding finding) {
    List<List<String>> rows = new ArrayList<>();
    for (Detail detail : finding.details()) {
      rows.add(List.of(detail.key(), detail.value()));
    }
    Event event = finding.event();
    if (event != null) {
      rows.add(List.of("at event", text(event)));
    }
    return Layout.indented(2, Layout.table(rows));
  }

  /** The same; where more can be told, in the scenario's own names. */
  public static String details(Finding finding, Optional<Told> told) {
    return told.map(FindingText::details).orElseGet(() -> details(finding));
  }

  private static String details(Told told) {
    int width = told.details().stream().mapToInt(each -> each.key().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Detail detail : told.details()) {
      text.append(
          Layout.wrapped("  " + Layout.padded(detail.key(), width + 2), detail.value()));
    }
    return text.toString();
  }

  /** The events that led to the violation, and memory there; empty if nothing can be told. */
  public static String moment(Optional<Told> told) {
    return told.map(each -> Layout.indented(2, each.moment()) + "\n").orElse("");
  }

  static String text(Event event) {
    return "%s %s 0x%x, before 0x%x, after 0x%x, detail %d"
        .formatted(
            Actors.name(event.actor()),
            event.kind(),
            event.subject(),
            event.before(),
            event.after(),
            event.detail());
  }
}
