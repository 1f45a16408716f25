package org.ptck.conformance.minimize;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** Synthetic bugs: what a scenario has to contain to fail. */
final class Oracle {

  private Oracle() {}

  /** The steps that the model accepts. */
  static List<Step> accepted(Scenario scenario) {
    String geometry = scenario.header().geometry();
    Semantics semantics = new Semantics(Geometries.named(geometry).orElseThrow());
    SystemState state = SystemState.EMPTY;
    List<Step> accepted = new ArrayList<>();
    for (Step step : scenario.steps()) {
      Either<Rejection, Effect> effect = semantics.step(state, step.operation());
      if (effect.isRight()) {
        state = effect.get().state();
        accepted.add(step);
      }
    }
    return accepted;
  }

  /** Whether a child of a fork writes. */
  static boolean childWrites(Scenario scenario) {
    Set<Integer> children = new HashSet<>();
    for (Step step : accepted(scenario)) {
      if (step.operation() instanceof Operation.Fork fork) {
        children.add(fork.child());
      } else if (step.operation() instanceof Operation.Spawn(int space)) {
        children.remove(space);
      } else if (step.operation() instanceof Operation.Write write
          && children.contains(write.space())) {
        return true;
      }
    }
    return false;
  }

  /** Whether an access follows an unmap in the same space. */
  static boolean accessAfterUnmap(Scenario scenario) {
    Set<Integer> unmapped = new HashSet<>();
    for (Step step : accepted(scenario)) {
      Operation operation = step.operation();
      if (operation instanceof Operation.Unmap(int space, _, _)) {
        unmapped.add(space);
      } else if (operation instanceof Operation.Write || operation instanceof Operation.Read) {
        if (unmapped.contains(operation.space())) {
          return true;
        }
      }
    }
    return false;
  }
}
