package org.ptck.conformance.minimize;

import java.util.BitSet;
import java.util.List;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;

/** Spaces that share pages by fork with the space of the last step. */
final class Relatives {

  private final BitSet spaces = new BitSet();

  private Relatives(Operation last) {
    add(last);
  }

  /** The space of the last step and all that it descends from. */
  static Relatives ancestors(List<Step> steps) {
    Relatives relatives = new Relatives(steps.getLast().operation());
    for (Step step : steps.reversed()) {
      if (step.operation() instanceof Operation.Fork(int space, int child)
          && relatives.spaces.get(child)) {
        relatives.spaces.set(space);
      }
    }
    return relatives;
  }

  /** The space of the last step, and all that descend from a common ancestor. */
  static Relatives family(List<Step> steps) {
    Relatives relatives = new Relatives(steps.getLast().operation());
    int sizeBefore;
    do {
      sizeBefore = relatives.spaces.cardinality();
      for (Step step : steps) {
        if (step.operation() instanceof Operation.Fork fork
            && (relatives.spaces.get(fork.space()) || relatives.spaces.get(fork.child()))) {
          relatives.add(fork);
        }
      }
    } while (relatives.spaces.cardinality() > sizeBefore);
    return relatives;
  }

  /** Whether the operation is about one of the spaces, or about none at all. */
  boolean contains(Operation operation) {
    return switch (operation) {
      case Operation.Fork(int space, int child) -> spaces.get(space) && spaces.get(child);
      default ->
          operation.space() < 0 || spaces.isEmpty() || spaces.get(operation.space());
    };
  }

  private void add(Operation operation) {
    if (operation.space() >= 0) {
      spaces.set(operation.space());
    }
    if (operation instanceof Operation.Fork fork) {
      spaces.set(fork.child());
    }
  }
}
