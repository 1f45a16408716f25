package org.ptck.spec.fact;

import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.LockClass;

/** Decides who goes on when an actor has to wait. */
@FunctionalInterface
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Schedule {

  /** One actor at a time: whoever holds a lock when another wants it will never release it. */
  Schedule SEQUENTIAL = (actor, lockClass, object) -> false;

  /**
   * The actor cannot go on while others hold a lock: lets somebody else go on, and returns when the
   * actor is to try again, which may be in vain. It is asked before the call for the lock changes
   * anything.
   *
   * @param actor who waits, as {@link Actors} numbers them
   * @param lockClass the ordinal of a {@link LockClass}
   * @return whether to try again; false when nobody is left who could release the lock
   */
  boolean block(int actor, int lockClass, long object);
}
