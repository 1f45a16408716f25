package org.ptck.conformance.expect;

import io.vavr.Tuple2;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.model.PinnedPages;
import org.ptck.spec.model.PinnedPages.OpenPin;
import org.ptck.spec.model.PinnedPages.Pinned;

/** Tells the machine where pinned private pages are mapped, as the model has it. */
public final class PinTeller {

  private static final int NOWHERE = -1;

  private final Machine machine;
  private final int pageShift;

  /** A teller to the machine that the implementation runs on. */
  public PinTeller(Machine machine) {
    this.machine = machine;
    this.pageShift = machine.geometry().pageShift();
  }

  /** An operation led from one state of the pins to the other. */
  public void tell(PinnedPages before, PinnedPages after) {
    if (after.open().isEmpty()) {
      return;
    }
    for (Tuple2<Integer, OpenPin> pin : after.open()) {
      Pinned pinned = pin._2().pinned();
      if (before.at(pin._1()).filter(old -> old.pinned().equals(pinned)).isEmpty()) {
        tell(pin._1(), pinned);
      }
    }
  }

  private void tell(int pin, Pinned pinned) {
    if (pinned instanceof Pinned.InSpace(int space, long page)) {
      machine.modelFacts().pinTarget(pin, space, page << pageShift);
    } else {
      machine.modelFacts().pinTarget(pin, NOWHERE, 0);
    }
  }
}
