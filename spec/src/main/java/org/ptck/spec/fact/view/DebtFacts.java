package org.ptck.spec.fact.view;

import java.util.List;
import org.apiguardian.api.API;

/** What is known of debts that wait in queues: flushes, and references to be released. */
@Facts(FactGroup.DEBTS)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface DebtFacts {

  /** Whether a flush waits in a queue and is not done. */
  boolean isFlushQueued();

  /**
   * What user code could use now although its flush waits in a queue: old leaves, and those that a
   * cached path to a table leads to. What allows no more than the present entries is left out.
   */
  List<QueuedFlush> queuedFlushes();

  /** The references to the folio that wait in queues to be released. */
  long referencesQueued(long folio);

  /** A folio of which references wait in a queue; 0 if there is none. */
  long folioQueued();
}
