package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/** The links of the reverse mapping. */
@Facts(FactGroup.REVERSE)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ReverseFacts {

  /** Whether any link of the reverse mapping is of the space. */
  boolean isReverseLinked(int space);

  /** The first address that a reverse link shows in a space where nothing is mapped; -1 if none. */
  @Facts({FactGroup.REVERSE, FactGroup.MAPPINGS})
  long unmappedLink(int space);

  /** Whether the reverse mapping says that the page of the file may be mapped there. */
  boolean isReverseMapped(int file, int fileIndex, int space, long address);
}
