package org.ptck.conformance.campaign;

import java.util.List;
import java.util.Optional;
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

  /** Facts that say what went wrong; the others say to which page, table or space. */
  private static final List<String> TELLING =
      List.of("breach", "threw", "at", "the process", "signal", "exit", "in");

  /** How the violation looks, before or after it was made small. */
  static Cause of(Finding finding, Scenario scenario, int step) {
    return new Cause(
        finding.rule().id(),
        finding.details()
            .stream()
            .filter(detail -> !detail.key().equals(Detail.INSTRUCTION))
            .map(Cause::fact)
            .distinct()
            .toList(),
        Optional.ofNullable(finding.event()).map(Event::kind).orElse(null),
        isAboutConduct(finding.rule().id()) ? null : operation(scenario, step));
  }

  /** Whether it names a place, so that how a scenario gets there does not matter. */
  boolean saysWhere() {
    return isAboutConduct(rule);
  }

  private static boolean isAboutConduct(String rule) {
    return rule.startsWith("RUN-");
  }

  private static String fact(Detail detail) {
    return TELLING.contains(detail.key()) ? detail.key() + " " + detail.value() : detail.key();
  }

  private static @Nullable Class<? extends Operation> operation(Scenario scenario, int step) {
    List<Step> steps = scenario.steps();
    return step < steps.size() ? steps.get(step).operation().getClass() : null;
  }
}
