package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * Walkers without locks, and memory that is freed when none of them can be in it any more: RCU.
 *
 * <p>Who reads tables without the locks that keep them there enters first and leaves afterwards. A
 * grace period, asked for by one of the last three calls, ends when everybody who was inside at
 * that moment has left. Who holds the lock of a table is inside as well, as is one that holds a
 * spin lock. Nothing else delays the end: with nobody inside, memory is free when the call returns.
 * Code that relies on more, as a kernel does that is never preempted, enters.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Grace {

  /** The caller enters a lockless walk. Nests. */
  void rcuReadLock();

  /** The caller leaves what he entered last; he is to be outside when his operation ends. */
  void rcuReadUnlock();

  /** Waits until everybody who is inside now has left. The caller is to be outside. */
  void rcuSynchronize();

  /**
   * Frees a table as {@link TableMemory#tableFree} does, when a grace period has passed. Until then
   * walkers may read it; it is not to be linked again.
   */
  void tableFreeRcu(long table);

  /** Frees a folio as {@link FolioMemory#folioFree} does, when a grace period has passed. */
  void folioFreeRcu(int folio);
}
