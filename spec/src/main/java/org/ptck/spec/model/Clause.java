package org.ptck.spec.model;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Rejection;

/**
 * What is said of one operation: when it is accepted, and what it does then.
 *
 * <p>There is one for each reason, and one where every condition holds.
 */
final class Clause {

  private static final Rejection[] REASONS = Rejection.values();
  private static final Clause ACCEPTED = new Clause(null);
  private static final Clause[] REFUSED = new Clause[REASONS.length];

  static {
    for (Rejection reason : REASONS) {
      REFUSED[reason.ordinal()] = new Clause(new Expected.Refusal(reason));
    }
  }

  /** The refusal; null if every condition holds. */
  private final @Nullable Expected refusal;

  private Clause(@Nullable Expected refusal) {
    this.refusal = refusal;
  }

  /** The operation is refused for the reason; accepted where that is null. */
  static Clause of(@Nullable Rejection reason) {
    return reason == null ? ACCEPTED : REFUSED[reason.ordinal()];
  }

  /** The operation is always accepted. */
  static Clause when() {
    return ACCEPTED;
  }

  /** The operation is accepted when the condition holds; see {@link Conditions}. */
  static Clause when(@Nullable Rejection condition) {
    return of(condition);
  }

  /** The operation is accepted when both conditions hold. */
  static Clause when(@Nullable Rejection one, @Nullable Rejection other) {
    return of(Conditions.first(one, other));
  }

  /** The operation is accepted when all the conditions hold. */
  static Clause when(
      @Nullable Rejection one, @Nullable Rejection other, @Nullable Rejection third) {
    return of(Conditions.first(Conditions.first(one, other), third));
  }

  /** What is true after it. */
  Expected then(Supplier<SystemState> state) {
    return refusal == null ? Effect.of(state.get()) : refusal;
  }

  /** It changes nothing, and observes a stamp. */
  Expected thenSees(SystemState state, LongSupplier stamp) {
    return refusal == null ? new Effect(state, stamp.getAsLong()) : refusal;
  }
}
