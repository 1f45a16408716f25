package org.ptck.spec.machine.face;

import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Debts;
import org.ptck.spec.machine.event.EventCore;

/** Debts that are handed on and taken over, as implementations see them. */
final class DebtFace implements Debts {

  private final EventCore events;
  private final Arguments arguments;

  DebtFace(EventCore events, Arguments arguments) {
    this.events = events;
    this.arguments = arguments;
  }

  @Override
  public void flushesDefer(int queue) {
    events.before(EventKind.FLUSHES_DEFER, queue);
    arguments.requireQueue(queue);
    events.after(EventKind.FLUSHES_DEFER, queue, 0, 0, 0);
  }

  @Override
  public void referencesDefer(int queue, int folio, int count) {
    events.before(EventKind.REFERENCES_DEFER, folio);
    arguments.requireQueue(queue);
    arguments.requireFolio(folio);
    arguments.requirePositive(count);
    events.after(EventKind.REFERENCES_DEFER, folio, 0, queue, count);
  }

  @Override
  public void debtsTake(int queue) {
    events.before(EventKind.DEBTS_TAKE, queue);
    arguments.requireQueue(queue);
    events.after(EventKind.DEBTS_TAKE, queue, 0, 0, 0);
  }
}
