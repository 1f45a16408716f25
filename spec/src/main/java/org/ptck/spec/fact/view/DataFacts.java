package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/** What pages and storage hold. */
@Facts(FactGroup.DATA)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface DataFacts {

  /** The page's data: the stamp of the last store, 0 for zeroes. */
  long pageStamp(long page);

  /** Whether anything was ever read, written or copied into the page since it was allocated. */
  boolean isFilled(long page);

  /**
   * Whether the folio was filled by a copy of other pages, and nothing that said dirty was taken
   * from it since.
   */
  boolean isCopy(long folio);

  /** What storage holds of the page of the file. */
  long storedStamp(int file, int fileIndex);
}
