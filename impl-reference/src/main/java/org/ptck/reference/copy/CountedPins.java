package org.ptck.reference.copy;

import org.ptck.spec.fact.hardware.Pins;

/** Asks how many pins are open, which is counted by folio: more may be copied than is pinned. */
public final class CountedPins implements ForkPinned {

  private final Pins pins;

  /** Looks at those pins. */
  public CountedPins(Pins pins) {
    this.pins = pins;
  }

  @Override
  public boolean isMaybePinned(int folio) {
    return pins.pinCount(folio) > 0;
  }
}
