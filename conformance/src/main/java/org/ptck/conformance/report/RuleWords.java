package org.ptck.conformance.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.spec.rule.Gap;

/**
 * What all runs together say of each rule: the strongest word that one of them has, in the order
 * FAIL, KNOWN_FAIL, PASS, VACUOUS, NOT_COVERED, INCONCLUSIVE.
 */
final class RuleWords {

  private static final List<RuleVerdict> STRONGEST_FIRST =
      List.of(
          RuleVerdict.FAIL,
          RuleVerdict.KNOWN_FAIL,
          RuleVerdict.PASS,
          RuleVerdict.VACUOUS,
          RuleVerdict.NOT_COVERED,
          RuleVerdict.INCONCLUSIVE);

  private final Map<RuleVerdict, List<String>> rules = new EnumMap<>(RuleVerdict.class);
  private final Map<String, Gap> gaps = new LinkedHashMap<>();

  private RuleWords() {}

  static RuleWords of(List<SavedRun> runs) {
    RuleWords words = new RuleWords();
    for (RuleReport rule : runs.getFirst().report().rules()) {
      words.add(rule.id(), runs.stream().map(run -> run.rule(rule.id())).toList());
    }
    return words;
  }

  private void add(String rule, List<RuleReport> reports) {
    for (RuleVerdict verdict : STRONGEST_FIRST) {
      for (RuleReport report : reports) {
        if (report.verdict() == verdict) {
          rules.computeIfAbsent(verdict, _ -> new ArrayList<>()).add(rule);
          gaps.put(rule, report.gap());
          return;
        }
      }
    }
  }

  /** The rules of which that is said, in the order of the catalogue. */
  List<String> rules(RuleVerdict verdict) {
    return rules.getOrDefault(verdict, List.of());
  }

  /** Which rules nothing was said of, and why; empty if there are none. */
  String gapText() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (String rule : rules(RuleVerdict.NOT_COVERED)) {
      byReason.computeIfAbsent(gaps.getOrDefault(rule, Gap.NONE).sentence(), _ -> new ArrayList<>())
          .add(rule);
    }
    StringBuilder text = new StringBuilder();
    byReason.forEach(
        (reason, ids) -> text.append(
            Layout.wrapped(
                "NOT_COVERED: ",
                "    ",
                String.join(", ", ids) + (reason.isEmpty() ? "" : ": " + reason))));
    return text.append(listed(RuleVerdict.VACUOUS)).toString();
  }

  private String listed(RuleVerdict verdict) {
    List<String> ids = rules(verdict);
    return ids.isEmpty() ? "" : Layout.wrapped(verdict + ": ", "    ", String.join(", ", ids));
  }

  /** How many rules held, and of how many there is less to say. */
  String counts() {
    List<String> counts = new ArrayList<>();
    counts.add(Layout.counted(rules(RuleVerdict.PASS).size(), "rule") + " held");
    for (RuleVerdict verdict : STRONGEST_FIRST) {
      if (verdict != RuleVerdict.PASS && !rules(verdict).isEmpty()) {
        counts.add(rules(verdict).size() + " " + verdict);
      }
    }
    return String.join(", ", counts);
  }
}
