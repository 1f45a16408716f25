package org.ptck.spec.fact.view;

import org.apiguardian.api.API;

/** Which spaces there are, and which of them CPUs have loaded. */
@Facts(FactGroup.SPACES)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface SpaceFacts {

  /** The root table of the space; 0 for none. */
  long rootOf(int space);

  /**
   * Whether nobody takes up the space until some operation ends, unless in it: it is born, dies, or
   * is run by one CPU at a time.
   */
  boolean isHeld(int space);

  /** Whether any CPU has a space loaded, running it or lazy, in which the entry translates. */
  boolean isLoadedAnywhere(long entry);

  /**
   * Whether the space got its root in an operation in which memory ran out since, and whose actor
   * has begun no other.
   */
  boolean isStillborn(int space);

  /** Whether the entry translates in a space that got its root in the actor's operation. */
  boolean isOfNewborn(int actor, long entry);
}
