package org.ptck.spec.model;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Rejection;

/**
 * What an accepted operation does.
 *
 * @param state the state afterwards
 * @param loaded the stamp that a read observes, 0 if the page was never written; 0 for every other
 *   operation
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Effect(SystemState state, long loaded) implements Expected {

  /** An effect that no program reads a value from. */
  static Effect of(SystemState state) {
    return new Effect(state, 0);
  }

  @Override
  public @Nullable Rejection refusal() {
    return null;
  }

  @Override
  public Effect effect() {
    return this;
  }
}
