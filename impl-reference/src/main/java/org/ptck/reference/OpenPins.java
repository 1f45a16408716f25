package org.ptck.reference;

import org.ptck.spec.fact.Operation;

/** The pages pinned, by the number of the pin. The pin lock guards them. */
final class OpenPins {

  private static final int NONE = 0;

  private final int[] pages = new int[Operation.PIN_MAX + 1];
  private final boolean[] writing = new boolean[Operation.PIN_MAX + 1];

  /** Whether there can be a pin of that number. */
  static boolean isNumber(int pin) {
    return pin >= 0 && pin <= Operation.PIN_MAX;
  }

  boolean isOpen(int pin) {
    return pages[pin] != NONE;
  }

  /** The page that the open pin is on. */
  int page(int pin) {
    assert isOpen(pin);
    return pages[pin];
  }

  /** Whether the device may write through the open pin. */
  boolean writes(int pin) {
    assert isOpen(pin);
    return writing[pin];
  }

  void open(int pin, int page, boolean writes) {
    assert !isOpen(pin);
    pages[pin] = page;
    writing[pin] = writes;
  }

  void close(int pin) {
    pages[pin] = NONE;
  }
}
