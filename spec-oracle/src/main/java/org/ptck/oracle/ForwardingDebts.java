package org.ptck.oracle;

import java.util.List;
import org.ptck.spec.fact.view.DebtFacts;
import org.ptck.spec.fact.view.QueuedFlush;

/** Answers about debts as another view does. */
abstract class ForwardingDebts implements DebtFacts {

  private final DebtFacts debts;

  ForwardingDebts(DebtFacts debts) {
    this.debts = debts;
  }

  @Override
  public boolean isFlushQueued() {
    return debts.isFlushQueued();
  }

  @Override
  public List<QueuedFlush> queuedFlushes() {
    return debts.queuedFlushes();
  }

  @Override
  public long referencesQueued(long folio) {
    return debts.referencesQueued(folio);
  }

  @Override
  public long folioQueued() {
    return debts.folioQueued();
  }
}
