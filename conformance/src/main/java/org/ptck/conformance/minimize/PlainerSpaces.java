package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind.Subject;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Part;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.scenario.Together;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;

/** Spawns instead of forking, and names spaces A, B, C in the order in which they occur. */
final class PlainerSpaces implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(Rewrites.allThenEach(scenario, PlainerSpaces::spawned));
    List<Integer> order = inOrderOfOccurrence(scenario);
    candidates.add(Renaming.of(scenario, order::indexOf));
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
      add(order, operation.child());
      Meanwhile meanwhile = step.meanwhile();
      if (meanwhile != null) {
        add(order, owner(meanwhile.anchor()));
        add(order, meanwhile.access().space());
      }
    }
    for (Part part : scenario.parts()) {
      if (part instanceof Together together) {
        together.switches().forEach(each -> add(order, owner(each.anchor())));
      }
    }
    return order;
  }

  /** The space that an event is about; -1 if it is about none. */
  private static int owner(Anchor anchor) {
    return anchor.kind().subject() == Subject.ENTRY ? anchor.owner() : -1;
  }

  private static void add(List<Integer> order, int space) {
    if (space >= 0 && !order.contains(space)) {
      order.add(space);
    }
  }
}
