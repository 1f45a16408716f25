package org.ptck.spec.rule.account;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.MemoryManager;

/**
 * How an implementation behaved towards the kit on one occasion.
 *
 * @param kind what happened
 * @param thrown what it threw; null unless the kind is {@link Kind#THREW}
 * @param walk what its own walk found; null unless it was asked for it
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Conduct(Kind kind, @Nullable Throwable thrown, @Nullable Walk walk) {

  /** What can happen, on each occasion: a call, an access, a scenario run twice, a walk. */
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
    NOT_REPEATED,
    /** Its own walk found what hardware would reach. */
    TRANSLATED,
    /** Its own walk found something else. */
    MISTRANSLATED
  }

  /**
   * The implementation's own walk for an address, beside that of hardware.
   *
   * @param space the space that was walked
   * @param address the user address
   * @param answered the physical address that it found; {@link MemoryManager#NO_TRANSLATION} for
   *   none
   * @param reached the physical address that hardware would reach, in the same way
   */
  public record Walk(int space, long address, long answered, long reached) {}

  /** A call returned what its contract says. */
  public static final Conduct RETURNED = of(Kind.RETURNED);

  /** A permitted access succeeded. */
  public static final Conduct ACCESS_SUCCEEDED = of(Kind.ACCESS_SUCCEEDED);

  /** A conduct that nothing was thrown in. */
  public static Conduct of(Kind kind) {
    return new Conduct(kind, null, null);
  }

  /** A call threw something. */
  public static Conduct threw(Throwable thrown) {
    return new Conduct(Kind.THREW, thrown, null);
  }

  /** A walk of its own was asked for. */
  public static Conduct walked(Walk walk) {
    return new Conduct(
        walk.answered() == walk.reached() ? Kind.TRANSLATED : Kind.MISTRANSLATED, null, walk);
  }
}
