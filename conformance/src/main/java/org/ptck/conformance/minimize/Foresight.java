package org.ptck.conformance.minimize;

import io.vavr.control.Either;
import java.util.BitSet;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/**
 * Which steps of a scenario the model accepts: tells, without running anything, that a candidate is
 * hopeless or that a step has become idle.
 */
final class Foresight {

  private Foresight() {}

  /** The indexes of the steps that are accepted. */
  static BitSet accepted(Scenario scenario, Geometry geometry) {
    BitSet accepted = new BitSet();
    accepted.set(0, scenario.steps().size());
    clearRefused(accepted, new Semantics(geometry), scenario.steps());
    return accepted;
  }

  /** The same scenario without the steps that are refused. */
  static Scenario withoutRefused(Scenario scenario, Geometry geometry) {
    return scenario.keeping(accepted(scenario, geometry)::get);
  }

  /**
   * The steps given, and those that are accepted with them and refused without them. What is
   * refused changes nothing, so that these have no dependents of their own.
   */
  static BitSet withDependents(Scenario scenario, BitSet deleted, Geometry geometry) {
    BitSet acceptedBefore = accepted(scenario, geometry);
    BitSet acceptedAfter = accepted(delete(scenario, deleted), geometry);
    BitSet gone = (BitSet) deleted.clone();
    int indexAfter = 0;
    for (int index = 0; index < scenario.steps().size(); index++) {
      if (!deleted.get(index)) {
        gone.set(index, acceptedBefore.get(index) && !acceptedAfter.get(indexAfter));
        indexAfter++;
      }
    }
    return gone;
  }

  /** The scenario without some steps. */
  static Scenario delete(Scenario scenario, BitSet deleted) {
    return scenario.keeping(index -> !deleted.get(index));
  }

  private static void clearRefused(BitSet accepted, Semantics semantics, List<Step> steps) {
    SystemState state = SystemState.EMPTY;
    for (int index = 0; index < steps.size(); index++) {
      Either<Rejection, Effect> effect = semantics.step(state, steps.get(index).operation());
      if (effect.isRight()) {
        state = effect.get().state();
      } else {
        accepted.clear(index);
      }
    }
  }
}
