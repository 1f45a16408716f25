package org.ptck.spec.rule;

import org.apiguardian.api.API;

/** How strict a rule is. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Strength {
  /** A violation fails the run. */
  MUST,
  /** A violation is counted and printed, and fails nothing. */
  SHOULD,
  /** Counted only. */
  ADVICE
}
