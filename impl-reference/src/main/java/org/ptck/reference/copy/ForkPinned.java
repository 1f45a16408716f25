package org.ptck.reference.copy;

/** Decides where fork must look out for pages that a device has pinned. */
@FunctionalInterface
public interface ForkPinned {

  /**
   * Whether pages of the folio may be pinned: those that are exclusive are then copied for the
   * child at once. The lock of the parent's table is held: nobody pins a page in it meanwhile.
   */
  boolean isMaybePinned(int folio);
}
