package org.ptck.spec.rule.account;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Rejection;

/**
 * What came of one operation, beside what the model said would. One object may tell of one
 * operation after the other, so that none is made for each.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Observation {

  private int actor;
  private Operation operation;
  private @Nullable Rejection expected;
  private @Nullable Rejection answered;
  private boolean allocationFailed;
  private boolean outcomePermitted;
  private boolean maintenance;
  private boolean related;
  private @Nullable Difference differing;

  /** One that tells of an operation that was done as it should be, so far. */
  public Observation(Operation operation) {
    this.operation = operation;
    this.outcomePermitted = true;
  }

  /** As {@link #tell}. */
  public Observation(
      int actor,
      Operation operation,
      @Nullable Rejection expected,
      @Nullable Rejection answered,
      boolean allocationFailed,
      boolean outcomePermitted,
      boolean maintenance,
      boolean related,
      @Nullable Difference differing) {
    this(operation);
    tell(
        actor,
        operation,
        expected,
        answered,
        allocationFailed,
        outcomePermitted,
        maintenance,
        related,
        differing);
  }

  /**
   * Tells of this operation from now on.
   *
   * @param newActor on whose behalf it was asked, as {@link org.ptck.spec.fact.Actors} numbers them
   * @param newOperation what was asked
   * @param newExpected the model's refusal; null when it accepts
   * @param newAnswered the implementation's refusal; null when it carried the operation out
   * @param hasAllocationFailed whether an allocation of the operation failed
   * @param isOutcomePermitted whether the answer is one that the model permits, failed allocations
   *   and declared reasons considered
   * @param isMaintenance whether programs must see nothing of the operation
   * @param isRelated whether the space was forked, or is a fork
   * @param newDiffering the first page found to hold what it should not; null when there is none
   */
  public void tell(
      int newActor,
      Operation newOperation,
      @Nullable Rejection newExpected,
      @Nullable Rejection newAnswered,
      boolean hasAllocationFailed,
      boolean isOutcomePermitted,
      boolean isMaintenance,
      boolean isRelated,
      @Nullable Difference newDiffering) {
    actor = newActor;
    operation = newOperation;
    expected = newExpected;
    answered = newAnswered;
    allocationFailed = hasAllocationFailed;
    outcomePermitted = isOutcomePermitted;
    maintenance = isMaintenance;
    related = isRelated;
    differing = newDiffering;
  }

  /** On whose behalf it was asked, as {@link org.ptck.spec.fact.Actors} numbers them. */
  public int actor() {
    return actor;
  }

  /** What was asked. */
  public Operation operation() {
    return operation;
  }

  /** The model's refusal; null when it accepts. */
  public @Nullable Rejection expected() {
    return expected;
  }

  /** The implementation's refusal; null when it carried the operation out. */
  public @Nullable Rejection answered() {
    return answered;
  }

  /** Whether an allocation of the operation failed. */
  public boolean allocationFailed() {
    return allocationFailed;
  }

  /** Whether the answer is one that the model permits, failed allocations considered. */
  public boolean outcomePermitted() {
    return outcomePermitted;
  }

  /** Whether programs must see nothing of the operation. */
  public boolean maintenance() {
    return maintenance;
  }

  /** Whether the space was forked, or is a fork. */
  public boolean related() {
    return related;
  }

  /** The first page found to hold what it should not; null when there is none. */
  public @Nullable Difference differing() {
    return differing;
  }

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
