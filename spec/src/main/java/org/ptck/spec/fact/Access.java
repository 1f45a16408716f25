package org.ptck.spec.fact;

/** What user code does to one page: load from it or store to it. */
public enum Access {
  /** A load. */
  READ,
  /** A store. */
  WRITE
}
