package org.ptck.spec.model;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Sharing;

/** What lies behind the pages of a mapping that were never stored to. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface Backing {

  /** What lies behind the page that comes {@code pageCount} pages later. */
  Backing advance(long pageCount);

  /** Zeroes. */
  record Anonymous() implements Backing {
    /** The only value needed; all are equal. */
    public static final Anonymous INSTANCE = new Anonymous();

    @Override
    public Backing advance(long pageCount) {
      return this;
    }
  }

  /**
   * Pages of a file.
   *
   * @param file the number of the file
   * @param fileIndex the page of the file behind the first page of the mapping
   * @param sharing what becomes of stores
   */
  record FilePages(int file, long fileIndex, Sharing sharing) implements Backing {
    @Override
    public Backing advance(long pageCount) {
      return pageCount == 0 ? this : new FilePages(file, fileIndex + pageCount, sharing);
    }
  }
}
