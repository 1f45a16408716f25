package org.ptck.spec.model;

import org.apiguardian.api.API;

/**
 * What an accepted operation does.
 *
 * @param state the state afterwards
 * @param loaded the stamp that a read observes, 0 if the page was never written; 0 for every other
 *   operation
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Effect(SystemState state, long loaded) {

  /** An effect that no program reads a value from. */
  static Effect of(SystemState state) {
    return new Effect(state, 0);
  }
}
