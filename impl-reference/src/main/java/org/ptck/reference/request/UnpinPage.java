package org.ptck.reference.request;

import org.ptck.reference.book.OpenPins;
import org.ptck.reference.page.FolioReferences;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.Hardware;

/** Ends a pin. Never allocates, so that it cannot fail. */
public final class UnpinPage {

  private final Hardware hardware;
  private final MachineLocks locks;
  private final OpenPins openPins;
  private final FolioReferences references;

  /** Ends pins of that book. */
  public UnpinPage(Platform platform, OpenPins openPins, FolioReferences references) {
    this.hardware = platform.hardware();
    this.locks = platform.locks();
    this.openPins = openPins;
    this.references = references;
  }

  /** Ends the pin of that number; no lock is held. */
  public Outcome execute(int pin) {
    locks.lockPins();
    Outcome outcome = Outcome.refused(Rejection.NO_SUCH_PIN);
    if (openPins.isOpen(pin)) {
      unpin(pin);
      outcome = Outcome.done();
    }
    locks.unlockPins();
    return outcome;
  }

  private void unpin(int pin) {
    int folio = hardware.folioOf(openPins.page(pin));
    if (openPins.writes(pin)) {
      // The pin said so as long as it was open, whatever write-back did meanwhile.
      hardware.folioDirtySet(folio);
    }
    hardware.pinRemove(pin);
    openPins.close(pin);
    references.drop(folio, 1);
  }
}
