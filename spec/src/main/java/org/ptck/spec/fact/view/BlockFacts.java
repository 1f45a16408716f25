package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/** Aligned runs of entries that may form contiguous blocks. */
@Facts(FactGroup.BLOCKS)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface BlockFacts {

  /**
   * The first entry of the aligned run that the entry belongs to; the entry where there is none.
   */
  long blockOf(long entry);

  /** The number of valid entries of the block that carry the contiguous bit. */
  int contiguousEntries(long block);
}
