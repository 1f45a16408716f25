package org.ptck.spec.rule;

import java.util.List;
import java.util.Set;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;

/** SEM: what programs see, against the model. */
final class ProgramRules {

  static final Rule SEM_1 =
      new Rule(
          "SEM-1",
          "A load returns the last value stored to that page through any alias; a page never stored"
              + " to reads as zero.",
          "the model",
          Strength.MUST,
          Set.of(),
          "A stale value: a page was replaced and its data not copied. Garbage: it was not zeroed.",
          List.of(
              new Check.Result(
                  (view, seen) -> isDone(seen) && touchesData(seen),
                  (view, seen) -> !(differs(seen) && !isForeign(seen)))));

  static final Rule SEM_2 =
      new Rule(
          "SEM-2",
          "Fork isolates: neither side sees the other's later private stores.",
          "the model; R23",
          Strength.MUST,
          Set.of(),
          "Some entry of a shared page stayed writable, or a stale translation let a store pass.",
          List.of(
              new Check.Result(
                  (view, seen) -> isDone(seen) && touchesData(seen) && seen.related(),
                  (view, seen) -> !(differs(seen) && isForeign(seen)))));

  static final Rule SEM_4 =
      new Rule(
          "SEM-4",
          "Maintenance changes nothing that a program can see.",
          "the model",
          Strength.MUST,
          Set.of(Capability.LOAD),
          "The operation lost, replaced or moved data that was not its own.",
          List.of(
              new Check.Result(
                  (view, seen) -> isDone(seen) && seen.maintenance(),
                  (view, seen) -> !differs(seen))));

  static final Rule SEM_5 =
      new Rule(
          "SEM-5",
          "An operation is refused when the model refuses it and carried out when the model accepts"
              + " it; a refused operation changes nothing, or exactly the declared prefix.",
          "the model",
          Strength.MUST,
          Set.of(),
          "Check arguments and the whole range before the first change.",
          List.of(
              new Check.Result(
                  (view, seen) -> !seen.allocationFailed(),
                  (view, seen) -> seen.outcomePermitted()
                      && !(seen.answered() != null && differs(seen)))));

  static final Rule SEM_7 =
      new Rule(
          "SEM-7",
          "Running out of memory in the middle of anything leaves a state that obeys every rule: as"
              + " if nothing failed, or refused with nothing changed, or a declared prefix done.",
          "the model; design section 3",
          Strength.MUST,
          Set.of(),
          "Undo in the reverse order of doing; check the return value of every allocation.",
          List.of(
              new Check.Result(
                  (view, seen) -> seen.allocationFailed(),
                  (view, seen) -> seen.outcomePermitted() && !differs(seen))));

  private ProgramRules() {}

  private static boolean isDone(Observation seen) {
    return seen.expected() == null && seen.answered() == null;
  }

  /** Whether the operation reads, writes or hands on data: the others leave pages alone. */
  private static boolean touchesData(Observation seen) {
    return switch (seen.operation()) {
      case Operation.Read _, Operation.Write _, Operation.Fork _, Operation.Protect _ -> true;
      default -> false;
    };
  }

  private static boolean differs(Observation seen) {
    return seen.difference() != null;
  }

  private static boolean isForeign(Observation seen) {
    Observation.Difference difference = seen.difference();
    return difference != null && difference.foundIsForeign();
  }
}
