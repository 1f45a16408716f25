package org.ptck.conformance.campaign;

import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;

/**
 * A violation as it was found.
 *
 * @param finding what was violated
 * @param scenario the scenario that shows it; its header says in which style
 * @param step the index of the step at which it shows
 * @param rules the rules that were looked at, in the order in which they are blamed
 */
record Violation(Finding finding, Scenario scenario, int step, List<Rule> rules) {

  String rule() {
    return finding.rule().id();
  }

  /** How it looks. */
  Cause cause() {
    return Cause.of(finding, scenario, step);
  }

  /** The legal styles and gallery entries that were on. */
  List<String> variants() {
    return scenario.header().variants();
  }

  /** The scenario, saying what it violates. */
  Scenario named() {
    return scenario.violating(rule());
  }
}
