package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * The classes of machine locks, in the order in which they are taken, outermost first (Linux v6.12,
 * {@code mm/rmap.c}, "Lock ordering in mm").
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum LockClass {
  /** The lock of a file; its object is the file's number. */
  INODE,
  /** The lock of an address space's mappings; its object is the space's number. */
  MMAP,
  /** The lock of a reverse mapping; its object is chosen by the implementation. */
  RMAP,
  /** The lock of a folio; its object is the folio's first page number. */
  FOLIO,
  /** The lock of a page table; its object is the table's physical address. */
  TABLE;

  private static final LockClass[] VALUES = values();

  /** The class whose ordinal is {@code code}, for which {@link #isCode} holds. */
  public static LockClass of(int code) {
    return VALUES[code];
  }

  /** Whether {@code code} is the ordinal of a class. */
  public static boolean isCode(int code) {
    return code >= 0 && code < VALUES.length;
  }
}
