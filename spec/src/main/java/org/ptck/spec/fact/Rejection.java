package org.ptck.spec.fact;

import org.apiguardian.api.API;

/** Why an operation is refused. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Rejection {
  /** The space does not exist. */
  NO_SUCH_SPACE,
  /** A space of that number exists already. */
  SPACE_EXISTS,
  /** The range is not made of whole pages within the address space. */
  BAD_RANGE,
  /** A page of the range is mapped already. */
  ALREADY_MAPPED,
  /** A page of the range, or the page accessed, is not mapped. */
  NOT_MAPPED,
  /** The mapping does not permit the access. */
  NOT_PERMITTED,
  /** No pin of that number is open. */
  NO_SUCH_PIN,
  /** A pin of that number is open already. */
  PIN_EXISTS,
  /** An argument that no implementation could serve, such as a folio order out of bounds. */
  BAD_ARGUMENT,
  /** Memory ran out. */
  OUT_OF_MEMORY
}
