package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;

/**
 * What can be said of why a rule was violated without knowing the implementation. Failures of one
 * cause look alike; failures that look alike are taken to have one cause.
 *
 * @param rule the rule
 * @param check what the facts of the finding are about: each check of a rule has facts of its own
 * @param event the kind of event at which it was seen; null when it was seen in an answer
 * @param operation the kind of operation at which it was seen; null when that was after the last
 *   one, and of the RUN family: whoever throws or dies says where, whatever led there
 */
record Cause(
    String rule,
    List<String> check,
    @Nullable EventKind event,
    @Nullable Class<? extends Operation> operation) {

  private static final String OUTPUT = "output";

  /** What differs where the same is said of something else: addresses, numbers. */
  private static final Pattern NUMBERS = Pattern.compile("0x[0-9a-fA-F]+|[0-9]+");

  /** How the violation looks, before or after it was made small. */
  static Cause of(Finding finding, Scenario scenario, int step) {
    return new Cause(
        finding.rule().id(),
        facts(finding),
        Optional.ofNullable(finding.event()).map(Event::kind).orElse(null),
        isAboutConduct(finding.rule().id()) ? null : operation(scenario, step));
  }

  /** Whether it names a place, so that how a scenario gets there does not matter. */
  boolean saysWhere() {
    return isAboutConduct(rule);
  }

  private static String numberless(String text) {
    return NUMBERS.matcher(text).replaceAll("#");
  }

  private static boolean isAboutConduct(String rule) {
    return rule.startsWith("RUN-");
  }

  private static List<String> facts(Finding finding) {
    List<String> facts = new ArrayList<>();
    String lastWords = "";
    for (Detail detail : finding.details()) {
      if (!detail.key().equals(Detail.INSTRUCTION)) {
        facts.add(fact(detail));
      }
      lastWords = detail.key().equals(OUTPUT) ? detail.value() : lastWords;
    }
    // Where a library gives up of its own accord, its last words alone say why.
    facts.add(numberless(lastWords));
    return facts.stream().distinct().toList();
  }

  private static String fact(Detail detail) {
    return switch (detail.key()) {
      case "breach", "threw", "at", "the process", "hung", "signal", "exit", "in" ->
          detail.key() + " " + detail.value();
      // The function that ran, without what it was given.
      case "call" -> detail.key() + " " + numberless(detail.value().replaceFirst("\\(.*", ""));
      default -> detail.key();
    };
  }

  private static @Nullable Class<? extends Operation> operation(Scenario scenario, int step) {
    List<Step> steps = scenario.steps();
    return step < steps.size() ? steps.get(step).operation().getClass() : null;
  }
}
