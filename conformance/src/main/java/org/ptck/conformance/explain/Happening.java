package org.ptck.conformance.explain;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.hardware.Breach;

/**
 * One event of a recorded scenario, or one call that the machine could not carry out.
 *
 * @param event what happened; of a breach, null
 * @param breach the call that could not be carried out; of an event, null
 * @param actor who made it, as {@link org.ptck.spec.fact.Actors} numbers them
 * @param sentence the call of a breach, and what is wrong with it; empty of an event
 */
record Happening(@Nullable Event event, @Nullable Breach breach, int actor, String sentence) {

  static Happening of(Event event) {
    return new Happening(event, null, event.actor(), "");
  }

  static Happening of(Breach breach, int actor, String sentence) {
    return new Happening(null, breach, actor, sentence);
  }
}
