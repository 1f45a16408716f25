package org.ptck.spec.machine;

import org.apiguardian.api.API;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.memory.PinCells;

/**
 * What the model says of ranges and pins, told to a machine, so that rules need not believe the
 * implementation.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModelFacts {

  private final EventCore events;
  private final PinCells pins;

  ModelFacts(EventCore events, PinCells pins) {
    this.events = events;
    this.pins = pins;
  }

  /**
   * Tells what a range may permit, beside what is settled, until the operation of the current actor
   * ends: what it did before the operation, or will do after it. The bits are those of {@code
   * MappingState}.
   */
  public void claim(int space, long address, long pageCount, int state) {
    events.before(EventKind.MAPPING_CLAIM, address);
    events.after(EventKind.MAPPING_CLAIM, address, pageCount, state, space);
  }

  /**
   * Tells what a range permits from now on; the bits are those of {@code MappingState}. What
   * operations claim comes on top until they end; an actor who claims the range as well, while
   * another settles it, settles it beside him.
   */
  public void mapping(int space, long address, long pageCount, int state) {
    events.before(EventKind.MAPPING, address);
    events.after(EventKind.MAPPING, address, pageCount, state, space);
  }

  /**
   * Tells where the page of a pin is private and mapped, as the model has it.
   *
   * @param pin 0 to {@link org.ptck.spec.fact.Operation#PIN_MAX}
   * @param space the space; -1 when the page is private nowhere or mapped nowhere
   * @param address where it is mapped; 0 if nowhere
   */
  public void pinTarget(int pin, int space, long address) {
    if (!PinCells.isPin(pin)) {
      throw new IllegalArgumentException("there is no pin " + pin);
    }
    events.before(EventKind.PIN_TARGET, pin);
    pins.setTarget(pin, space, address);
    events.after(EventKind.PIN_TARGET, pin, 0, space, address);
  }
}
