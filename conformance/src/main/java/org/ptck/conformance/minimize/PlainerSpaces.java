package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind.Subject;
import org.ptck.conformance.scenario.Meanwhile;
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
        ? step.doing(new Operation.Spawn(fork.child()))
        : step;
  }

  private static List<Integer> inOrderOfOccurrence(Scenario scenario) {
    List<Integer> order = new ArrayList<>();
    for (Step step : scenario.steps()) {
      Operation operation = step.operation();
      add(order, operation.space());
      add(order, operation instanceof Operation.Fork fork ? fork.child() : -1);
      Meanwhile meanwhile = step.meanwhile();
      if (meanwhile != null) {
        boolean isOfEntry = meanwhile.anchor().kind().subject() == Subject.ENTRY;
        add(order, isOfEntry ? meanwhile.anchor().owner() : -1);
        add(order, meanwhile.access().space());
      }
    }
    return order;
  }

  private static void add(List<Integer> order, int space) {
    if (space >= 0 && !order.contains(space)) {
      order.add(space);
    }
  }

  private static Step renamed(Step step, List<Integer> order) {
    Step renamed = step.doing(renamed(step.operation(), order));
    Meanwhile meanwhile = step.meanwhile();
    return meanwhile == null ? renamed : renamed.meanwhile(renamed(meanwhile, order));
  }

  private static Meanwhile renamed(Meanwhile meanwhile, List<Integer> order) {
    Anchor anchor = meanwhile.anchor();
    Meanwhile renamed = meanwhile.doing(renamed(meanwhile.access(), order));
    return anchor.kind().subject() == Subject.ENTRY
        ? renamed.at(anchor.at(order.indexOf(anchor.owner()), anchor.place()))
        : renamed;
  }

  private static Operation renamed(Operation operation, List<Integer> order) {
    int space = order.indexOf(operation.space());
    return switch (operation) {
      case Operation.Spawn _ -> new Operation.Spawn(space);
      case Operation.Exit _ -> new Operation.Exit(space);
      case Operation.Map(_, long address, long pageCount, var permission, int folioOrder) ->
          new Operation.Map(space, address, pageCount, permission, folioOrder);
      case Operation.MapFile map ->
          new Operation.MapFile(
              space,
              map.address(),
              map.pageCount(),
              map.permission(),
              map.order(),
              map.sharing(),
              map.file(),
              map.fileIndex());
      case Operation.Unmap(_, long address, long pageCount) ->
          new Operation.Unmap(space, address, pageCount);
      case Operation.Protect(_, long address, long pageCount, var permission) ->
          new Operation.Protect(space, address, pageCount, permission);
      case Operation.Move(_, long address, long pageCount, long target) ->
          new Operation.Move(space, address, pageCount, target);
      case Operation.Discard(_, long address, long pageCount) ->
          new Operation.Discard(space, address, pageCount);
      case Operation.Fork(_, int child) -> new Operation.Fork(space, order.indexOf(child));
      case Operation.Read(_, long address) -> new Operation.Read(space, address);
      case Operation.Write(_, long address, long stamp) ->
          new Operation.Write(space, address, stamp);
      case Operation.Pin(int pin, _, long address, var access) ->
          new Operation.Pin(pin, space, address, access);
      case Operation.Load _ -> new Operation.Load(space);
      case Operation.Sync _, Operation.Unpin _, Operation.Lazy _ -> operation;
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> operation;
    };
  }
}
