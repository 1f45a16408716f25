package org.ptck.spec.fact.view;

import org.apiguardian.api.API;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.LockClass;

/** Which locks are held, and which guard what. */
@Facts(FactGroup.LOCKS)
@API(status = API.Status.INTERNAL, since = "0.1")
public interface LockFacts {

  /** The number of locks that the actor holds. */
  int locksHeld(int actor);

  /** Whether the actor holds the lock, in either mode. */
  boolean holds(int actor, LockClass lockClass, long object);

  /** Whether the actor holds the lock exclusively. */
  boolean holdsExclusively(int actor, LockClass lockClass, long object);

  /** Whether the actor holds a lock of a class that is taken after the class given. */
  boolean holdsInnerThan(int actor, LockClass lockClass);

  /** Whether the actor took the lock exclusively since its last operation began. */
  boolean wasTakenExclusively(int actor, LockClass lockClass, long object);

  /** Which locks guard what, as the implementation declared it. */
  Guards guards();
}
