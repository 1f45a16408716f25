package org.ptck.spec.rule;

import org.jspecify.annotations.Nullable;

/**
 * How an implementation behaved towards the kit on one occasion.
 *
 * @param kind what happened
 * @param thrown what it threw; null unless the kind is {@link Kind#THREW}
 */
public record Conduct(Kind kind, @Nullable Throwable thrown) {

  /** What can happen, on each of three occasions: a call, an access, a scenario run twice. */
  public enum Kind {
    /** A call returned what its contract says. */
    RETURNED,
    /** A call threw something. */
    THREW,
    /** A call returned null. */
    ANSWERED_NULL,
    /** A call neither returned nor made events. */
    HUNG,
    /** A permitted access succeeded. */
    ACCESS_SUCCEEDED,
    /** A permitted access faulted more often than the bound. */
    ACCESS_FAULTED_ON,
    /** A scenario that was run twice made the same events. */
    REPEATED,
    /** A scenario that was run twice made other events. */
    NOT_REPEATED
  }

  /** A call returned what its contract says. */
  public static final Conduct RETURNED = of(Kind.RETURNED);

  /** A permitted access succeeded. */
  public static final Conduct ACCESS_SUCCEEDED = of(Kind.ACCESS_SUCCEEDED);

  /** A conduct that nothing was thrown in. */
  public static Conduct of(Kind kind) {
    return new Conduct(kind, null);
  }

  /** A call threw something. */
  public static Conduct threw(Throwable thrown) {
    return new Conduct(Kind.THREW, thrown);
  }
}
