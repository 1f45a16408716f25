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
    return switch (step.operation()) {
      case Operation.Map map -> map.order();
      case Operation.MapFile map -> map.order();
      default -> 0;
    };
  }

  private static Step withOrder(Step step, int order) {
    if (order < 0 || order >= order(step)) {
      return step;
    }
    return switch (step.operation()) {
      case Operation.Map(int space, long address, long pageCount, var permission, _) ->
          step.doing(new Operation.Map(space, address, pageCount, permission, order));
      case Operation.MapFile map ->
          step.doing(
              new Operation.MapFile(
                  map.space(),
                  map.address(),
                  map.pageCount(),
                  map.permission(),
                  order,
                  map.sharing(),
                  map.file(),
                  map.fileIndex()));
      default -> step;
    };
  }

  private static Step writable(Step step) {
    return switch (step.operation()) {
      case Operation.Map(int space, long address, long pageCount, _, int order) ->
          step.doing(
              new Operation.Map(space, address, pageCount, Permission.READ_WRITE, order));
      case Operation.MapFile map ->
          step.doing(
              new Operation.MapFile(
                  map.space(),
                  map.address(),
                  map.pageCount(),
                  Permission.READ_WRITE,
                  map.order(),
                  map.sharing(),
                  map.file(),
                  map.fileIndex()));
      case Operation.Protect(int space, long address, long pageCount, _) ->
          step.doing(
              new Operation.Protect(space, address, pageCount, Permission.READ_WRITE));
      default -> step;
    };
  }
}
