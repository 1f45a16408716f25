package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;

/** Maps small folios, and for writing. */
final class SimplerMappings implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(Rewrites.allThenEach(scenario, step -> withOrder(step, 0)));
    candidates.addAll(Rewrites.allThenEach(scenario, step -> withOrder(step, order(step) / 2)));
    candidates.addAll(Rewrites.allThenEach(scenario, step -> withOrder(step, order(step) - 1)));
    candidates.addAll(Rewrites.allThenEach(scenario, SimplerMappings::writable));
    return candidates;
  }

  private static int order(Step step) {
    return step.operation() instanceof Operation.Map map ? map.order() : 0;
  }

  private static Step withOrder(Step step, int order) {
    return step.operation() instanceof Operation.Map map && order >= 0 && order < map.order()
        ? Operands.with(
            step,
            new Operation.Map(
                map.space(), map.address(), map.pageCount(), map.permission(), order))
        : step;
  }

  private static Step writable(Step step) {
    return switch (step.operation()) {
      case Operation.Map(int space, long address, long pageCount, _, int order) ->
          Operands.with(
              step,
              new Operation.Map(space, address, pageCount, Permission.READ_WRITE, order));
      case Operation.Protect(int space, long address, long pageCount, _) ->
          Operands.with(
              step, new Operation.Protect(space, address, pageCount, Permission.READ_WRITE));
      default -> step;
    };
  }
}
