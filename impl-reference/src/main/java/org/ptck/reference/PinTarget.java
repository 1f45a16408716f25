package org.ptck.reference;

/** Sees to it that a page may be pinned. */
@FunctionalInterface
public interface PinTarget {

  /**
   * Makes what a present entry maps a page that stays the right one for as long as it is pinned.
   * The entry permits the access that is asked for; its table is locked.
   *
   * @return false when memory has run out
   */
  boolean prepare(AddressSpace space, Mapping mapping, long address, long entry);
}
