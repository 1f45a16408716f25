package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/** Pins that are open, and what they are open on. */
@Facts(FactGroup.PINS)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface PinFacts {

  /** The number of pins open on pages of the folio. */
  int pinCount(long folio);

  /** The number of those pins through which the device may write. */
  int writePinCount(long folio);

  /** The page that the pin is open on; 0 if it is not open. */
  long pinPage(int pin);

  /** The space in which the pinned page is private and mapped, as the model has it; -1 if none. */
  int pinSpace(int pin);

  /** The address at which it is mapped there. */
  long pinAddress(int pin);
}
