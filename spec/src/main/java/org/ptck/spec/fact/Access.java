package org.ptck.spec.fact;

import org.apiguardian.api.API;

/** What user code does to one page: load from it, store to it, or fetch instructions from it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Access {
  /** A load. */
  READ,
  /** A store. */
  WRITE,
  /** An instruction fetch; only with {@link Capability#EXECUTE_PERMISSION}. */
  EXECUTE
}
