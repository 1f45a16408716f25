package org.ptck.conformance.gate;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.Ruling;

/** A judgement in words. */
public final class GateText {

  private GateText() {}

  /**
   * The results as a gate shows them: what is known is told apart, and what it says stands last.
   *
   * @param remedies what to do about it, a line each
   */
  public static Results ruled(Results results, Judgement judgement, List<String> remedies) {
    Results known = results.knowing(judgement.known());
    return known.ruled(
        new Ruling(
            judgement.verdict(),
            sentence(known, judgement),
            states(judgement),
            judgement.reasons().stream().map(Reason::line).toList(),
            remedies));
  }

  private static String sentence(Results known, Judgement judgement) {
    int count = judgement.reasons().size();
    return switch (judgement.verdict()) {
      case PASS -> known.sentence();
      case FAIL -> "FAIL: %d %s why this cannot be merged"
          .formatted(count, count == 1 ? "reason" : "reasons");
      default -> "INCONCLUSIVE: there is no verdict";
    };
  }

  private static List<String> states(Judgement judgement) {
    List<List<String>> rows = new ArrayList<>();
    for (EntryState state : judgement.states()) {
      rows.add(
          List.of(
              state.word().name(),
              state.entry().title(),
              state.why().isEmpty() ? state.entry().terms().words() : state.why()));
    }
    List<String> lines = new ArrayList<>();
    if (!rows.isEmpty()) {
      lines.add("known failures:");
      Layout.indented(2, Layout.table(rows)).lines().forEach(lines::add);
    }
    List<String> old =
        judgement.known()
            .entrySet()
            .stream()
            .filter(each -> each.getValue().equals(Judge.IN_BASE))
            .map(each -> each.getKey().rule())
            .sorted()
            .toList();
    if (!old.isEmpty()) {
      lines.add(
          "old failures, in the base as well: %s".formatted(String.join(", ", old)));
    }
    return lines;
  }
}
