package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;

/** Keeps of a scenario only what can have to do with the step that fails. */
final class Slices {

  private Slices() {}

  /** Cuts after the failing step and drops what is unrelated to it, as boldly as the trial lets. */
  static void apply(Search search, int failedStep) {
    List<Step> steps = search.best().steps();
    if (failedStep >= steps.size()) {
      search.accept(Foresight.withoutRefused(search.best(), search.geometry()));
      return;
    }
    Scenario cut = search.best().keeping(index -> index <= failedStep);
    boolean accepted = false;
    for (Scenario candidate : bySpace(cut, search.geometry())) {
      accepted = accepted || search.accept(candidate);
    }
    for (Scenario candidate : byRange(search.best(), search.geometry())) {
      if (search.accept(candidate)) {
        return;
      }
    }
  }

  private static List<Scenario> bySpace(Scenario cut, Geometry geometry) {
    Predicate<Operation> withAncestors = Relatives.ancestors(cut.steps())::contains;
    Predicate<Operation> withFamily = Relatives.family(cut.steps())::contains;
    // Refused steps hardly ever matter; when the failing step is one, they may.
    Scenario accepted = acceptedAndLast(cut, geometry);
    return List.of(
        keep(accepted, withAncestors),
        keep(accepted, withFamily),
        keep(cut, withFamily),
        accepted,
        cut);
  }

  /** What touches the pages of the last step, or at least the leaf tables that map them. */
  private static List<Scenario> byRange(Scenario scenario, Geometry geometry) {
    if (scenario.steps().isEmpty()) {
      return List.of();
    }
    Operation last = scenario.steps().getLast().operation();
    List<Scenario> candidates = new ArrayList<>();
    if (Spans.hasAddress(last)) {
      for (int level = 0; level < 2; level++) {
        long bytes = geometry.spanBytes(level);
        candidates.add(
            keep(
                scenario,
                operation -> !Spans.hasAddress(operation)
                    || Spans.overlap(operation, last, geometry.pageShift(), bytes)));
      }
    }
    return candidates;
  }

  private static Scenario acceptedAndLast(Scenario cut, Geometry geometry) {
    BitSet dropped = new BitSet();
    dropped.set(0, cut.steps().size() - 1);
    dropped.andNot(Foresight.accepted(cut, geometry));
    return Foresight.delete(cut, dropped);
  }

  private static Scenario keep(Scenario scenario, Predicate<Operation> wanted) {
    return scenario.keeping(index -> wanted.test(scenario.steps().get(index).operation()));
  }
}
