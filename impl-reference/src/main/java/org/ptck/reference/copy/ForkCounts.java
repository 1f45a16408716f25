package org.ptck.reference.copy;

/** Counts pages that parent and child are about to share. */
@FunctionalInterface
public interface ForkCounts {

  /**
   * Counts the child's mappings of consecutive pages of one folio. Both table locks are held; the
   * child's entries are still empty.
   */
  void share(int folio, int page, int pageCount);
}
