package org.ptck.spec.rule;

import org.apiguardian.api.API;

/** When a state check looks at a thing that events touched. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Moment {
  /** At every event that touches the thing. */
  EVERY_EVENT,
  /**
   * When every actor that touched it has released the last lock that protects it, or else his last
   * lock; where no locks are taken, at the end of the operation.
   */
  QUIESCENT,
  /** At the end of the operation that touched it; if several did, of the last that ends. */
  OPERATION_END,
  /** At the end of the scenario, with every space gone. */
  SCENARIO_END
}
