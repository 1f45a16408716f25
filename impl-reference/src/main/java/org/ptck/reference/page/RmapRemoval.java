package org.ptck.reference.page;

/** Decides when pages whose entries were cleared stop to count as mapped. */
public interface RmapRemoval {

  /** Entries of consecutive pages were cleared; the lock of their table is held. */
  void cleared(int page, int pageCount);

  /** The flush is done; references to the pages are about to be dropped. */
  void releasing(int page, int pageCount);
}
