package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.scenario.Switch;
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
      shorter = candidates(search.best(), search.geometry()).stream().anyMatch(search::accept);
    } while (shorter);
  }

  private static List<Scenario> candidates(Scenario scenario, Geometry geometry) {
    List<Scenario> candidates = new ArrayList<>();
    for (int index = 0; index < scenario.steps().size(); index++) {
      switch (scenario.steps().get(index).operation()) {
        case Operation.Move move -> {
          LongUnaryOperator stayed = address -> stayed(address, move, geometry);
          candidates.add(
              without(
                  scenario,
                  index,
                  step -> Spans.withAddresses(step, stayed),
                  each -> Spans.withAddresses(each, stayed)));
        }
        case Operation.Fork(int space, int child) -> {
          IntUnaryOperator parent = name -> name == child ? space : name;
          candidates.add(
              without(
                  scenario,
                  index,
                  step -> Renaming.of(step, parent),
                  each -> Renaming.of(each, parent)));
        }
        default -> {}
      }
    }
    return candidates;
  }

  private static Scenario without(
      Scenario scenario,
      int index,
      UnaryOperator<Step> later,
      UnaryOperator<Switch> switches) {
    int[] at = {0};
    return scenario
        .rewriting(step -> at[0]++ > index ? later.apply(step) : step, switches)
        .keeping(each -> each != index);
  }

  /** In every space: copies have things at the same places. */
  private static long stayed(long address, Operation.Move move, Geometry geometry) {
    long end = Spans.targetEnd(move, geometry.pageShift());
    return address >= move.target() && address < end
        ? address - move.target() + move.address()
        : address;
  }
}
