package org.ptck.spec.model;

import io.vavr.control.Either;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Rejection;

/**
 * What is said of one operation: when it is accepted, and what it does then.
 *
 * @param reason why it is refused; null if every condition holds
 */
record Clause(@Nullable Rejection reason) {

  /** The operation is accepted when all the conditions hold; see {@link Conditions}. */
  static Clause when(@Nullable Rejection... conditions) {
    return new Clause(Conditions.first(conditions));
  }

  /** What is true after it. */
  Either<Rejection, Effect> then(Supplier<SystemState> state) {
    return reason == null ? Either.right(Effect.of(state.get())) : Either.left(reason);
  }

  /** It changes nothing, and observes a stamp. */
  Either<Rejection, Effect> thenSees(SystemState state, Supplier<Long> stamp) {
    return reason == null
        ? Either.right(new Effect(state, stamp.get()))
        : Either.left(reason);
  }
}
