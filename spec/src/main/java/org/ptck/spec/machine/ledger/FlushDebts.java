package org.ptck.spec.machine.ledger;

import java.util.Arrays;
import org.ptck.spec.fact.Actors;

/**
 * Who owes the flushes of what was taken away.
 *
 * <p>A debt is a record of the {@link StaleSet} or of the {@link GhostLinks}: what may still be
 * cached, by whom, and whose it is. It is honoured when the record is gone, whoever flushed.
 */
final class FlushDebts {

  private final Ledger ledger;
  private final int[] incurred = new int[Actors.COUNT_MAX];

  FlushDebts(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Nobody owes anything. */
  void reset() {
    Arrays.fill(incurred, 0);
  }

  /** An operation of the actor begins. */
  void begin(int actor) {
    incurred[actor] = 0;
  }

  /** Whose the debts are that the actor incurs: those of the operation that it began last. */
  long debtor(int actor) {
    return Debtor.ofOperation(ledger.actors.operation(actor));
  }

  /** A translation or path was taken away, for which the debtor owes a flush. */
  void incurred(long debtor) {
    int actor = ledger.change.actor();
    if (debtor == debtor(actor)) {
      incurred[actor]++;
    }
  }

  /** The debts that the actor's operation has incurred, honoured or not. */
  int incurred(int actor) {
    return incurred[actor];
  }
}
