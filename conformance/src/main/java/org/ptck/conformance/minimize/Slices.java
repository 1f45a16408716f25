package org.ptck.conformance.minimize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;

/** Keeps of a scenario only what can have to do with the step that fails. */
final class Slices {

  private Slices() {}

  /** Cuts after the failing step and drops what is unrelated to it, as boldly as the trial lets. */
  static void apply(Search search, int failedStep) {
    List<Step> steps = search.best().steps();
    if (failedStep >= steps.size()) {
      search.accept(Foresight.withoutRefused(search.best()));
      return;
    }
    Scenario cut = search.best().withSteps(steps.subList(0, failedStep + 1));
    boolean accepted = false;
    for (Scenario candidate : bySpace(cut)) {
      accepted = accepted || search.accept(candidate);
    }
    for (Scenario candidate : byRange(search.best())) {
      if (search.accept(candidate)) {
        return;
      }
    }
  }

  private static List<Scenario> bySpace(Scenario cut) {
    Predicate<Operation> withAncestors = Relatives.ancestors(cut.steps())::contains;
    Predicate<Operation> withFamily = Relatives.family(cut.steps())::contains;
    // Refused steps hardly ever matter; when the failing step is one, they may.
    Scenario accepted = acceptedAndLast(cut);
    return List.of(
        keep(accepted, withAncestors),
        keep(accepted, withFamily),
        keep(cut, withFamily),
        accepted,
        cut);
  }

  /** What touches the pages of the last step, or at least the leaf tables that map them. */
  private static List<Scenario> byRange(Scenario scenario) {
    if (scenario.steps().isEmpty()) {
      return List.of();
    }
    Operation last = scenario.steps().getLast().operation();
    Geometry geometry = Geometries.named(scenario.header().geometry()).orElse(Geometries.TINY);
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

  private static Scenario acceptedAndLast(Scenario cut) {
    BitSet dropped = new BitSet();
    dropped.set(0, cut.steps().size() - 1);
    dropped.andNot(Foresight.accepted(cut));
    return Foresight.delete(cut, dropped);
  }

  private static Scenario keep(Scenario scenario, Predicate<Operation> wanted) {
    List<Step> kept =
        scenario.steps().stream().filter(step -> wanted.test(step.operation())).toList();
    return scenario.withSteps(kept);
  }
}
