package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;

/**
 * The same scenario again for every allocation of every step: once with that allocation alone
 * failing, once with it and all later ones of the step (rule SEM-7).
 */
final class AllocationSweep {

  private AllocationSweep() {}

  /** The scenario with no allocation failing. */
  static Scenario withoutFailures(Scenario scenario) {
    return scenario.withSteps(
        scenario.steps().stream().map(step -> step.failing(AllocationFailure.none())).toList());
  }

  /**
   * The scenarios to run.
   *
   * @param scenario one in which no allocation fails
   * @param allocationCounts how many allocations each of its steps asked for when it was run; may
   *   be shorter than the steps, for those that were not reached
   */
  static List<Scenario> of(Scenario scenario, List<Integer> allocationCounts) {
    List<Scenario> sweep = new ArrayList<>();
    for (int step = 0; step < allocationCounts.size(); step++) {
      for (int ordinal = 1; ordinal <= allocationCounts.get(step); ordinal++) {
        sweep.add(with(scenario, step, new AllocationFailure.Only(ordinal)));
        sweep.add(with(scenario, step, new AllocationFailure.From(ordinal)));
      }
    }
    return sweep;
  }

  /**
   * Those of the scenarios in which a request has begun when its memory runs out: what it did so
   * far is to be undone. Accesses are left out, and so are first allocations.
   */
  static List<Scenario> inTheMiddle(Scenario scenario, List<Integer> allocationCounts) {
    List<Scenario> sweep = new ArrayList<>();
    for (int step = 0; step < allocationCounts.size(); step++) {
      boolean isAccess = scenario.steps().get(step).operation().kind().isAccess();
      for (int ordinal = 2; !isAccess && ordinal <= allocationCounts.get(step); ordinal++) {
        sweep.add(with(scenario, step, new AllocationFailure.Only(ordinal)));
      }
    }
    return sweep;
  }

  private static Scenario with(Scenario scenario, int index, AllocationFailure failing) {
    List<Step> steps = new ArrayList<>(scenario.steps());
    steps.set(index, steps.get(index).failing(failing));
    return scenario.withSteps(steps);
  }
}
