package org.ptck.reference.book;

import org.ptck.spec.fact.Operation;

/** The pages pinned, by the number of the pin. The pin lock guards them. */
public final class OpenPins {

  private static final int NONE = 0;

  private final int[] pages = new int[Operation.PIN_MAX + 1];
  private final boolean[] writing = new boolean[Operation.PIN_MAX + 1];

  /** Whether there can be a pin of that number. */
  public static boolean isNumber(int pin) {
    return pin >= 0 && pin <= Operation.PIN_MAX;
  }

  /** Whether the pin of that number is open. */
  public boolean isOpen(int pin) {
    return pages[pin] != NONE;
  }

  /** The page that the open pin is on. */
  public int page(int pin) {
    assert isOpen(pin);
    return pages[pin];
  }

  /** Whether the device may write through the open pin. */
  public boolean writes(int pin) {
    assert isOpen(pin);
    return writing[pin];
  }

  /** Notes a pin that was not open. */
  public void open(int pin, int page, boolean writes) {
    assert !isOpen(pin);
    pages[pin] = page;
    writing[pin] = writes;
  }

  /** Forgets an open pin. */
  public void close(int pin) {
    pages[pin] = NONE;
  }
}
