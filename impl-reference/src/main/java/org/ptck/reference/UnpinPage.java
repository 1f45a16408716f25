package org.ptck.reference;

import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Ends a pin. Never allocates, so that it cannot fail. */
final class UnpinPage {

  private final Kernel kernel;

  UnpinPage(Kernel kernel) {
    this.kernel = kernel;
  }

  Outcome execute(int pin) {
    kernel.locks().lockPins();
    Outcome outcome = Outcome.refused(Rejection.NO_SUCH_PIN);
    if (kernel.openPins().isOpen(pin)) {
      unpin(pin);
      outcome = Outcome.done();
    }
    kernel.locks().unlockPins();
    return outcome;
  }

  private void unpin(int pin) {
    Hardware hardware = kernel.hardware();
    int folio = hardware.folioOf(kernel.openPins().page(pin));
    if (kernel.openPins().writes(pin)) {
      // The pin said so as long as it was open, whatever write-back did meanwhile.
      hardware.folioDirtySet(folio);
    }
    hardware.pinRemove(pin);
    kernel.openPins().close(pin);
    kernel.folioReferences().drop(folio, 1);
  }
}
