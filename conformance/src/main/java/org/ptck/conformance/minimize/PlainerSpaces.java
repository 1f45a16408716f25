package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;

/** Spawns instead of forking, and names spaces A, B, C in the order in which they occur. */
final class PlainerSpaces implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(Rewrites.allThenEach(scenario, PlainerSpaces::spawned));
    List<Integer> order = inOrderOfOccurrence(scenario);
    candidates.add(Rewrites.all(scenario, step -> renamed(step, order)));
    return candidates;
  }

  private static Step spawned(Step step) {
    return step.operation() instanceof Operation.Fork fork
        ? Operands.with(step, new Operation.Spawn(fork.child()))
        : step;
  }

  private static List<Integer> inOrderOfOccurrence(Scenario scenario) {
    List<Integer> order = new ArrayList<>();
    for (Step step : scenario.steps()) {
      Operation operation = step.operation();
      add(order, operation.space());
      add(order, operation instanceof Operation.Fork fork ? fork.child() : -1);
    }
    return order;
  }

  private static void add(List<Integer> order, int space) {
    if (space >= 0 && !order.contains(space)) {
      order.add(space);
    }
  }

  private static Step renamed(Step step, List<Integer> order) {
    int space = order.indexOf(step.operation().space());
    return Operands.with(
        step,
        switch (step.operation()) {
          case Operation.Spawn _ -> new Operation.Spawn(space);
          case Operation.Exit _ -> new Operation.Exit(space);
          case Operation.Map(_, long address, long pageCount, var permission, int folioOrder) ->
              new Operation.Map(space, address, pageCount, permission, folioOrder);
          case Operation.Unmap(_, long address, long pageCount) ->
              new Operation.Unmap(space, address, pageCount);
          case Operation.Protect(_, long address, long pageCount, var permission) ->
              new Operation.Protect(space, address, pageCount, permission);
          case Operation.Fork(_, int child) -> new Operation.Fork(space, order.indexOf(child));
          case Operation.Read(_, long address) -> new Operation.Read(space, address);
          case Operation.Write(_, long address, long stamp) ->
              new Operation.Write(space, address, stamp);
          case Operation.Load _ -> new Operation.Load(space);
          case Operation.Lazy lazy -> lazy;
          default -> throw new IllegalArgumentException();
        });
  }
}
