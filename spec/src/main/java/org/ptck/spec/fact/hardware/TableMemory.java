package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/** Allocation of page tables. A table is named by its physical address; 0 is never one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TableMemory {

  /** Allocates a table of a level that is known when something leads to it. */
  int ANY_LEVEL = -1;

  /**
   * Allocates a table of the level, all entries empty.
   *
   * <p>Of {@link #ANY_LEVEL} the level is learnt from the first link to it, or when it becomes a
   * root. Until then its entries are words that mean nothing.
   *
   * @return its physical address, or 0 when memory has run out
   */
  long tableAllocate(int level);

  /**
   * Frees a table. Every path to it must be gone and invalidated; what stands in it counts no more.
   * Its address is not handed out again soon, so that a use after free shows.
   */
  void tableFree(long table);
}
