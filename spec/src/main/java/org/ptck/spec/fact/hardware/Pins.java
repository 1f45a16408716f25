package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Operation;

/** Pins: pages that a device reads and writes past all tables. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Pins {

  /**
   * Opens a pin: from now on the device may read the page, and write it if {@code writes}. The pin
   * holds one reference to the folio, which the implementation counts.
   *
   * @param pin the number by which the request names it; 0 to {@link Operation#PIN_MAX}
   */
  void pinAdd(int pin, int page, boolean writes);

  /** Closes a pin: the device has finished. */
  void pinRemove(int pin);

  /** The number of pins open on pages of the folio. */
  int pinCount(int folio);
}
