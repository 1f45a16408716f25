package org.ptck.spec.fact;

import org.apiguardian.api.API;

/** What an implementation answers to a request or a fault. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Outcome {

  /**
   * The request was carried out; after a fault: try the access again. Hardware then walks again, so
   * that an entry which was only widened, or permitted the access already, needs no flush.
   */
  record Done() implements Outcome {
    /** The only value needed; all are equal. */
    public static final Done INSTANCE = new Done();
  }

  /**
   * The request was refused.
   *
   * @param reason why
   * @param pageCountDone pages of the range, from its start, to which the request was applied
   *   before memory ran out; 0 where nothing changed, always so with
   *   {@link Capability#ATOMIC_FAILURE}
   */
  record Refused(Rejection reason, long pageCountDone) implements Outcome {}

  /** The request was carried out. */
  static Outcome done() {
    return Done.INSTANCE;
  }

  /** The request was refused and nothing changed. */
  static Outcome refused(Rejection reason) {
    return new Refused(reason, 0);
  }
}
