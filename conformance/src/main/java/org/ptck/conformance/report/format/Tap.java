package org.ptck.conformance.report.format;

import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.SavedRun;

/**
 * Results as TAP: a test point for each rule of each run.
 *
 * <p>Form: the specification of the Test Anything Protocol, version 14, which kernel selftests
 * speak too. A rule that is not covered or never came up is a SKIP, and one without a verdict a
 * TODO, as is one that is violated in known ways: neither is a failure.
 */
final class Tap {

  private Tap() {}

  static String print(Results results) {
    int count = results.runs().stream().mapToInt(run -> run.report().rules().size()).sum();
    StringBuilder text = new StringBuilder("TAP version 14\n1.." + count + "\n");
    int number = 0;
    for (SavedRun run : results.runs()) {
      for (RuleReport rule : run.report().rules()) {
        number++;
        text.append(point(number, run, rule, results.known(run, rule.id())));
        results.findings()
            .stream()
            .filter(found -> found.runs().contains(run) && found.rule().equals(rule.id()))
            .forEach(found -> text.append(diagnostics(found)));
      }
    }
    return text.append("# ").append(results.sentence()).append('\n').toString();
  }

  private static String point(int number, SavedRun run, RuleReport rule, String known) {
    String name = "%d - %s %s".formatted(number, rule.id(), run.name());
    return switch (rule.verdict()) {
      case PASS -> "ok %s, %d times\n".formatted(name, rule.exercisedCount());
      case FAIL -> "not ok %s\n".formatted(name);
      case KNOWN_FAIL -> "not ok %s # TODO KNOWN_FAIL %s\n".formatted(name, known);
      case NOT_COVERED -> "ok %s # SKIP NOT_COVERED %s".formatted(name, rule.gap().sentence())
          .stripTrailing() + "\n";
      case VACUOUS -> "ok %s # SKIP VACUOUS: it never came up\n".formatted(name);
      case INCONCLUSIVE -> "not ok %s # TODO INCONCLUSIVE\n".formatted(name);
    };
  }

  private static String diagnostics(Results.Found found) {
    return "  ---\n  text: |\n" + found.text().indent(4) + "  ...\n";
  }
}
