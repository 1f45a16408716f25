package org.ptck.reference.copy;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.platform.Platform;

/** Sees to it that a page may be pinned. */
@FunctionalInterface
public interface PinTarget {

  /** How to make the part for a manager that is being built. */
  @FunctionalInterface
  interface Maker {

    /** Makes the part. */
    PinTarget make(Platform platform, CopyOnWrite copyOnWrite);
  }

  /**
   * Makes what a present entry maps a page that stays the right one for as long as it is pinned.
   * The entry permits the access that is asked for; its table is locked.
   *
   * @return false when memory has run out
   */
  boolean prepare(AddressSpace space, Mapping mapping, long address, long entry);
}
