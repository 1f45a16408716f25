package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operand;

/** Pins for reading, and numbers pins in the order in which they occur. */
final class SimplerPins implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerPins::reading));
    List<Integer> order = new ArrayList<>();
    for (Step step : scenario.steps()) {
      int pin = step.operation().pin();
      if (pin >= 0 && !order.contains(pin)) {
        order.add(pin);
      }
    }
    candidates.add(Rewrites.all(scenario, step -> renumbered(step, order)));
    return candidates;
  }

  private static Step reading(Step step) {
    return Spans.with(step, Operand.ACCESS, Access.READ.ordinal());
  }

  private static Step renumbered(Step step, List<Integer> order) {
    return Spans.with(step, Operand.PIN, order.indexOf(step.operation().pin()));
  }
}
