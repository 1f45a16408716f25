package org.ptck.spec.arch;

import org.apiguardian.api.API;

/**
 * In what a valid entry differs from the translation that it takes the place of, while a TLB may
 * hold that translation. One change may be several of these at once.
 *
 * <p>What an architecture asks of each is its {@link Architecture#duty}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum LiveChange {
  /** A leaf of another level: a table in the place of a leaf, or the other way round. */
  SIZE,
  /** The contiguous bit, in leaves of one level. */
  CONTIGUOUS,
  /** Another output address, and one of the two permits writing or the memory is not equal. */
  TARGET,
  /** Another output address with equal memory, which neither of the two permits to write. */
  TWIN,
  /** Another permission. */
  PERMISSION
}
