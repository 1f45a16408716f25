package org.ptck.spec.fact;

import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.Breach;

/** Where a machine reports what happens. The two hooks around every call. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface EventSink {

  /** Does nothing. */
  EventSink NONE = new EventSink() {};

  /**
   * Called before an event takes effect and before anything shared has been looked at for it.
   *
   * @param kind what is about to happen
   * @param actor who does it, as {@link Actors} numbers them
   * @param subject the event's subject
   */
  default void before(EventKind kind, int actor, long subject) {}

  /**
   * Called after an event took effect.
   *
   * @param actor who did it, as {@link Actors} numbers them
   * @return whether the machine may go on; false stops it
   */
  default boolean after(
      EventKind kind, int actor, long subject, long before, long after, long detail) {
    return true;
  }

  /**
   * Called when a call could not be carried out; the machine stops afterwards.
   *
   * @param actor who made the call
   * @param subject what the call was about: the argument that is wrong
   * @param sentence the call and what is wrong with it, for a person
   */
  default void breach(Breach breach, int actor, long subject, String sentence) {}
}
