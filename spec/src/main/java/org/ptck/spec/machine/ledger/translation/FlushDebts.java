package org.ptck.spec.machine.ledger.translation;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.fact.Actors;
import org.ptck.spec.machine.ledger.cpu.ActorIndex;

/**
 * Who owes the flushes of what was taken away.
 *
 * <p>A debt is a record of the {@link StaleSet} or of the {@link GhostLinks}: what may still be
 * cached, by whom, and whose it is. It is honoured when the record is gone, whoever flushed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FlushDebts {

  private final ActorIndex actors;
  private final StaleSet stale;
  private final GhostLinks ghosts;
  private final MovedRoots moved;
  private final int[] incurred = new int[Actors.COUNT_MAX];
  private boolean isDeclared;
  private boolean everQueued;

  public FlushDebts(ActorIndex actors, StaleSet stale, GhostLinks ghosts, MovedRoots moved) {
    this.actors = actors;
    this.stale = stale;
    this.ghosts = ghosts;
    this.moved = moved;
  }

  /** Nobody owes anything. */
  public void reset(boolean declared) {
    Arrays.fill(incurred, 0);
    isDeclared = declared;
    everQueued = false;
  }

  /** An operation of the actor begins. */
  public void begin(int actor) {
    incurred[actor] = 0;
  }

  /** Whose the debts are that the actor incurs: those of the operation that it began last. */
  public long debtor(int actor) {
    return Debtor.ofOperation(actors.operation(actor));
  }

  /** A translation or path was taken away, for which the debtor owes a flush. */
  void incurred(long debtor) {
    int actor = actors.acting();
    if (debtor == debtor(actor)) {
      incurred[actor]++;
    }
  }

  /** The debts that the actor's operation has incurred, honoured or not. */
  public int incurred(int actor) {
    return incurred[actor];
  }

  /** What the actor's operation owes, and is not done, waits in a queue. */
  public void defer(int actor, int queue) {
    if (isDeclared) {
      everQueued |= handOver(debtor(actor), Debtor.ofQueue(queue)) > 0;
    }
  }

  /** What waits in a queue is owed by the actor's operation, if one runs. */
  public void take(int actor, int queue) {
    if (everQueued && actors.isOpen(actor)) {
      incurred[actor] += handOver(Debtor.ofQueue(queue), debtor(actor));
    }
  }

  private int handOver(long from, long to) {
    return stale.handOver(from, to)
        + ghosts.handOver(from, to)
        + moved.handOver(from, to);
  }

  /** Whether a flush may wait in a queue: false where none ever did. */
  boolean isAnyQueued() {
    return everQueued;
  }
}
