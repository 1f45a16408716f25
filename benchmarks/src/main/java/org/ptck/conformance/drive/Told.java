package org.ptck.conformance.drive;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.ModelFacts;

/** Something that the kit tells the machine, as the model has it. */
sealed interface Told {

  /** Tells it again. */
  void tell(Machine machine);

  /** What the event told; null if it is none by which the kit tells anything. */
  static @Nullable Told of(
      EventKind kind, long subject, long before, long after, long detail) {
    return switch (kind) {
      case MAPPING -> new Permitted((int) detail, subject, before, (int) after);
      case MAPPING_CLAIM -> new Claimed((int) detail, subject, before, (int) after);
      case PIN_TARGET -> new Pinned((int) subject, (int) after, detail);
      default -> null;
    };
  }

  /** What a range permits; see {@link ModelFacts#mapping}. */
  record Permitted(int space, long address, long pageCount, int state) implements Told {
    @Override
    public void tell(Machine machine) {
      machine.modelFacts().mapping(space, address, pageCount, state);
    }
  }

  /** What a range may permit until the operation ends; see {@link ModelFacts#claim}. */
  record Claimed(int space, long address, long pageCount, int state) implements Told {
    @Override
    public void tell(Machine machine) {
      machine.modelFacts().claim(space, address, pageCount, state);
    }
  }

  /** Where a pinned page is mapped; see {@link ModelFacts#pinTarget}. */
  record Pinned(int pin, int space, long address) implements Told {
    @Override
    public void tell(Machine machine) {
      machine.modelFacts().pinTarget(pin, space, address);
    }
  }
}
