package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * Machine locks, by class and object. Locks of the kit, not of Java: it knows who holds what.
 *
 * <p>{@code lockClass} is the ordinal of a {@link LockClass}. A lock can be held once exclusively
 * or by several actors shared; it is not reentrant. An actor holds at most 64 at a time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Locks {

  /** Takes a lock exclusively, waiting for it if need be. */
  void lock(int lockClass, long object);

  /** Takes a lock shared, waiting for it if need be. */
  void lockShared(int lockClass, long object);

  /** Takes a lock exclusively if it is free; returns whether it did. Never waits. */
  boolean lockTry(int lockClass, long object);

  /** Releases a lock that this actor holds in either mode. */
  void unlock(int lockClass, long object);
}
