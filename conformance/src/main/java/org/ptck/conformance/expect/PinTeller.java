package org.ptck.conformance.expect;

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
    for (int number = 0; number < after.open().end(); number++) {
      OpenPin pin = after.find(number);
      OpenPin old = before.find(number);
      if (pin != null && (old == null || !old.pinned().equals(pin.pinned()))) {
        tell(number, pin.pinned());
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
