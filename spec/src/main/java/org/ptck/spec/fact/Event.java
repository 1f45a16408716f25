package org.ptck.spec.fact;

import org.apiguardian.api.API;

/**
 * One event, as a value: for logs and traces. The checked path passes the same words as arguments.
 *
 * @param kind what happened; it says what the other words mean
 * @param actor who did it, as {@link Actors} numbers them
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Event(
    EventKind kind, int actor, long subject, long before, long after, long detail) {

  /**
   * The detail of an event that nobody saw happen: plain memory was found changed. In which order
   * things happened that were found together is not known.
   */
  public static final long FOUND = 2;
}
