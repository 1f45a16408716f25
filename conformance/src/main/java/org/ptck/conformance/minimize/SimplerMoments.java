package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;

/**
 * Lets other CPUs load instead of store in the middle of a step, and at the first event that will
 * do.
 */
final class SimplerMoments implements Simplification {

  @Override
  public List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    candidates.addAll(rewritten(scenario, SimplerMoments::loading));
    candidates.addAll(rewritten(scenario, meanwhile -> atOrdinal(meanwhile, 1)));
    candidates.addAll(
        rewritten(scenario, each -> atOrdinal(each, each.anchor().ordinal() / 2)));
    candidates.addAll(
        rewritten(scenario, each -> atOrdinal(each, each.anchor().ordinal() - 1)));
    return candidates;
  }

  private static List<Scenario> rewritten(
      Scenario scenario, UnaryOperator<Meanwhile> rewrite) {
    return Rewrites.allThenEach(
        scenario,
        step -> {
          Meanwhile meanwhile = step.meanwhile();
          return meanwhile == null ? step : step.meanwhile(rewrite.apply(meanwhile));
        });
  }

  private static Meanwhile loading(Meanwhile meanwhile) {
    return meanwhile.access() instanceof Operation.Write(int space, long address, _)
        ? meanwhile.doing(new Operation.Read(space, address))
        : meanwhile;
  }

  private static Meanwhile atOrdinal(Meanwhile meanwhile, int ordinal) {
    Anchor anchor = meanwhile.anchor();
    return ordinal >= 1 && ordinal < anchor.ordinal()
        ? meanwhile.at(anchor.withOrdinal(ordinal))
        : meanwhile;
  }
}
