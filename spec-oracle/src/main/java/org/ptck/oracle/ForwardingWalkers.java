package org.ptck.oracle;

import org.ptck.spec.fact.view.DebtFacts;
import org.ptck.spec.fact.view.WalkerFacts;

/** Answers about walkers, and about debts, as another view does. */
abstract class ForwardingWalkers extends ForwardingDebts implements WalkerFacts {

  private final WalkerFacts walkers;

  ForwardingWalkers(WalkerFacts walkers, DebtFacts debts) {
    super(debts);
    this.walkers = walkers;
  }

  @Override
  public long walkersInside() {
    return walkers.walkersInside();
  }

  @Override
  public long walkersIn(long table) {
    return walkers.walkersIn(table);
  }

  @Override
  public long walkersPossiblyIn(long table) {
    return walkers.walkersPossiblyIn(table);
  }

  @Override
  public boolean isFreeDeferred(long folio) {
    return walkers.isFreeDeferred(folio);
  }
}
