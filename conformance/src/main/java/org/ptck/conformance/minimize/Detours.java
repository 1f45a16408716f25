package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;

/**
 * Leaves out moves and forks, and has later steps do to what would have stayed what they did to
 * what was moved or copied. Deleting such a step alone leaves the later ones with nothing.
 */
final class Detours {

  private Detours() {}

  /** Leaves out all that can be left out. */
  static void cut(Search search) {
    boolean shorter;
    do {
      shorter = candidates(search.best()).stream().anyMatch(search::accept);
    } while (shorter);
  }

  private static List<Scenario> candidates(Scenario scenario) {
    Geometry geometry = Geometries.named(scenario.header().geometry()).orElse(Geometries.TINY);
    List<Scenario> candidates = new ArrayList<>();
    for (int index = 0; index < scenario.steps().size(); index++) {
      switch (scenario.steps().get(index).operation()) {
        case Operation.Move move ->
            candidates.add(without(scenario, index, step -> stayed(step, move, geometry)));
        case Operation.Fork(int space, int child) ->
            candidates.add(without(scenario, index, step -> inParent(step, space, child)));
        default -> {}
      }
    }
    return candidates;
  }

  private static Scenario without(Scenario scenario, int index, UnaryOperator<Step> later) {
    List<Step> steps = new ArrayList<>(scenario.steps().subList(0, index));
    scenario.steps().stream().skip(index + 1L).map(later).forEach(steps::add);
    return scenario.withSteps(steps);
  }

  /** In every space: copies have things at the same places. */
  private static Step stayed(Step step, Operation.Move move, Geometry geometry) {
    long end = Spans.targetEnd(move, geometry.pageShift());
    return Spans.withAddresses(
        step,
        address -> address >= move.target() && address < end
            ? address - move.target() + move.address()
            : address);
  }

  private static Step inParent(Step step, int space, int child) {
    return Renaming.of(step, name -> name == child ? space : name);
  }
}
