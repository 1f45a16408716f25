package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.scenario.Switch;

/** Scenarios whose steps were rewritten: all of them at once, or one. */
final class Rewrites {

  private Rewrites() {}

  /** The scenario with every step rewritten. */
  static Scenario all(Scenario scenario, UnaryOperator<Step> rewrite) {
    return scenario.rewriting(rewrite);
  }

  /** The scenario with every step, and every switch between CPUs, rewritten. */
  static Scenario all(
      Scenario scenario, UnaryOperator<Step> rewrite, UnaryOperator<Switch> switches) {
    return scenario.rewriting(rewrite, switches);
  }

  /** One scenario for each step that the rewrite changes, preceded by all changes at once. */
  static List<Scenario> allThenEach(Scenario scenario, UnaryOperator<Step> rewrite) {
    List<Scenario> candidates = new ArrayList<>();
    for (int index = 0; index < scenario.steps().size(); index++) {
      Step step = scenario.steps().get(index);
      Step simpler = rewrite.apply(step);
      if (!simpler.equals(step)) {
        candidates.add(scenario.withStep(index, simpler));
      }
    }
    if (candidates.size() > 1) {
      candidates.addFirst(all(scenario, rewrite));
    }
    return candidates;
  }
}
