package org.ptck.spec.arch;

import org.apiguardian.api.API;

/** What a swap entry says of its page besides where it went. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SwapMark {

  /** The page belonged to this address space alone. */
  EXCLUSIVE,

  /** The page was written since user code last cleared the mark. */
  SOFT_DIRTY,

  /** Stores to the page are to be reported to user code (userfaultfd write protection). */
  USERFAULT_WRITE_PROTECT
}
