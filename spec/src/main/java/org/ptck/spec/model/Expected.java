package org.ptck.spec.model;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Rejection;

/** What the model says of an operation: the effect that it has, or why it is refused. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface Expected permits Effect, Expected.Refusal {

  /** Why the operation is refused; null if it is accepted. */
  @Nullable Rejection refusal();

  /** Its effect; an error if it is refused. */
  Effect effect();

  /** It is refused, and changes nothing. */
  record Refusal(Rejection reason) implements Expected {
    @Override
    public Rejection refusal() {
      return reason;
    }

    @Override
    public Effect effect() {
      throw new IllegalStateException("refused: " + reason);
    }
  }
}
