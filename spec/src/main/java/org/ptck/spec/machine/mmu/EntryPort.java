package org.ptck.spec.machine.mmu;

import org.apiguardian.api.API;

/** How the MMU reaches page tables: reads, and the one update that it may make. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface EntryPort {

  /** The word of an entry; 0 when the address is that of no entry. */
  long read(int level, long entry);

  /**
   * Atomically sets accessed or dirty in an entry if it still holds what was read.
   *
   * @return whether it did; if not, the MMU walks again
   */
  boolean update(int level, long entry, long expected, long word);
}
