package org.ptck.spec.rule;

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
 * @param difference the first page found to hold what it should not; null when there is none
 */
public record Observation(
    int actor,
    Operation operation,
    @Nullable Rejection expected,
    @Nullable Rejection answered,
    boolean allocationFailed,
    boolean outcomePermitted,
    boolean maintenance,
    boolean related,
    @Nullable Difference difference) {

  /**
   * A page that holds what it should not.
   *
   * @param space the space through which it was looked at; -1 for a page of a file on storage
   * @param address the page's address there, or in the file
   * @param expected the stamp that the model has
   * @param found the stamp that the page has
   * @param foundIsForeign whether the stamp found was stored by another space
   */
  public record Difference(
      int space, long address, long expected, long found, boolean foundIsForeign) {}
}
