package org.ptck.spec.fact;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is about: one accessor for each {@link Operand}. A record of {@link Operation}
 * has those that its components name; the others answer -1, or null where the operand is a constant
 * of an enumeration.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Operands permits Operation {

  /** The space that the operation is about. */
  default int space() {
    return -1;
  }

  /** The space that it makes as a copy. */
  default int child() {
    return -1;
  }

  /** The page, or the start of the range, that it is about; in bytes. */
  default long address() {
    return -1;
  }

  /** The length of the range that it is about, and of that at the target. */
  default long pageCount() {
    return -1;
  }

  /** Where the range goes; in bytes. */
  default long target() {
    return -1;
  }

  /** What user code may do there from then on. */
  default @Nullable Permission permission() {
    return null;
  }

  /** The largest folio wished for, as log2 of pages. */
  default int order() {
    return -1;
  }

  /** What becomes of stores to the pages of a file. */
  default @Nullable Sharing sharing() {
    return null;
  }

  /** The number of a file. */
  default int file() {
    return -1;
  }

  /** The page of the file that the first page of the range maps. */
  default long fileIndex() {
    return -1;
  }

  /** The number of a pin. */
  default int pin() {
    return -1;
  }

  /** What user code does to the page, or what a device is going to do. */
  default @Nullable Access access() {
    return null;
  }

  /** The value that is stored. */
  default long stamp() {
    return -1;
  }
}
