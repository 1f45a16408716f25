package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Permission;

/** Maps small folios, and for writing. */
final class SimplerMappings implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(Rewrites.allThenEach(scenario, step -> withOrder(step, 0)));
    candidates.addAll(Rewrites.allThenEach(scenario, step -> withOrder(step, order(step) / 2)));
    candidates.addAll(Rewrites.allThenEach(scenario, step -> withOrder(step, order(step) - 1)));
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerMappings::writable));
    return candidates;
  }

  private static int order(Step step) {
    return step.operation().order();
  }

  private static Step withOrder(Step step, int order) {
    return order >= 0 && order < order(step) ? Spans.with(step, Operand.ORDER, order) : step;
  }

  private static Step writable(Step step) {
    return Spans.with(step, Operand.PERMISSION, Permission.READ_WRITE.ordinal());
  }
}
