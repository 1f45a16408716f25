package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Capability;

/**
 * Invalidation of translations and of paging-structure (walk) caches.
 *
 * <p>Each call has completed on every CPU named when it returns. CPUs are named by a mask, bit n
 * for CPU n; {@link #ALL_CPUS} is a broadcast. For an implementation without
 * {@link Capability#LOAD} the id of a space is its number.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Translations {

  /** The mask that names every CPU. */
  long ALL_CPUS = -1L;

  /** Invalidates leaf translations only; walk caches keep their paths. */
  int LEAF_ONLY = 0;

  /** Invalidates leaf translations and walk caches. */
  int ALL_LEVELS = 1;

  /**
   * Invalidates what is cached under the id for a range.
   *
   * @param address page-aligned start; a user address
   * @param pageCount pages, at least 1; those beyond the user range are passed over
   * @param depth {@link #LEAF_ONLY} or {@link #ALL_LEVELS}
   */
  void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth);

  /** Invalidates everything that is cached under the id, at all levels. */
  void invalidateId(long cpuMask, int id);

  /** Invalidates everything, under every id, at all levels. */
  void invalidateAll(long cpuMask);
}
