package org.ptck.spec.rule.account;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Rejection;

/**
 * What came of one operation, beside what the model said would.
 *
 * @param actor on whose behalf it was asked, as {@link org.ptck.spec.fact.Actors} numbers them
 * @param operation what was asked
 * @param expected the model's refusal; null when it accepts
 * @param answered the implementation's refusal; null when it carried the operation out
 * @param allocationFailed whether an allocation of the operation failed
 * @param outcomePermitted whether the answer is one that the model permits, failed allocations and
 *   declared reasons considered
 * @param maintenance whether programs must see nothing of the operation
 * @param related whether the space was forked, or is a fork
 * @param differing the first page found to hold what it should not; null when there is none
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Observation(
    int actor,
    Operation operation,
    @Nullable Rejection expected,
    @Nullable Rejection answered,
    boolean allocationFailed,
    boolean outcomePermitted,
    boolean maintenance,
    boolean related,
    @Nullable Difference differing) {

  /** Whether the model accepts the operation, and the implementation carried it out. */
  public boolean isDone() {
    return expected == null && answered == null;
  }

  /** Whether the implementation refused the operation. */
  public boolean isRefused() {
    return answered != null;
  }

  /** In what the pages that were looked at differ from what the model has. */
  public Kind difference() {
    return differing == null ? Kind.NONE : differing.kind();
  }

  /** Who sees that a page holds what it should not, and whose it is. */
  public enum Kind {
    /** Every page that was looked at holds what it should. */
    NONE,
    /** A program, or a device, sees what is not another space's: an old value, or garbage. */
    OWN,
    /** A program sees what another space stored. */
    FOREIGN,
    /** Storage holds what it should not, which no program sees. */
    STORAGE;

    /** Whether a program, or a device, can see it. */
    public boolean isSeenByPrograms() {
      return this == OWN || this == FOREIGN;
    }
  }

  /**
   * A page that holds what it should not.
   *
   * @param kind who sees it; not {@link Kind#NONE}
   * @param space the space through which it was looked at; -1 for a page of a file on storage, or
   *   one that only a device sees
   * @param address the page's address there, or in the file
   * @param expected the stamp that the model has
   * @param found the stamp that the page has
   */
  public record Difference(Kind kind, int space, long address, long expected, long found) {}
}
