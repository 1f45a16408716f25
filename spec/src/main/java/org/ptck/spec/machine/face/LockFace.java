package org.ptck.spec.machine.face;

import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Locks;
import org.ptck.spec.machine.event.EventCore;
import org.ptck.spec.machine.lock.LockTable;

/** Locks, as implementations see them. */
final class LockFace implements Locks {

  private final LockTable locks;
  private final GraceFace grace;
  private final EventCore events;
  private final Arguments arguments;

  LockFace(LockTable locks, GraceFace grace, EventCore events, Arguments arguments) {
    this.locks = locks;
    this.grace = grace;
    this.events = events;
    this.arguments = arguments;
  }

  @Override
  public void lock(int lockClass, long object) {
    take(lockClass, object, true);
  }

  @Override
  public void lockShared(int lockClass, long object) {
    take(lockClass, object, false);
  }

  private void take(int lockClass, long object, boolean exclusive) {
    events.before(EventKind.LOCK, object);
    int actor = arguments.requireLockable(lockClass, object);
    if (locks.holds(actor, lockClass, object)) {
      throw events.refuseAddress(
          Breach.LOCK_TAKEN_TWICE, object, "this CPU holds that lock already");
    }
    while (locks.isExcluded(actor, lockClass, object, exclusive)) {
      if (!events.block(lockClass, object)) {
        throw events.refuseAddress(
            Breach.LOCK_NEVER_RELEASED, object, "another CPU holds that lock and cannot go on");
      }
    }
    locks.take(actor, lockClass, object, exclusive);
    events.after(EventKind.LOCK, object, lockClass, exclusive ? 1 : 0, 0);
  }

  @Override
  public boolean lockTry(int lockClass, long object) {
    events.before(EventKind.LOCK, object);
    int actor = arguments.requireLockable(lockClass, object);
    if (locks.holds(actor, lockClass, object)
        || locks.isExcluded(actor, lockClass, object, true)) {
      events.after(EventKind.LOCK_FAILED, object, lockClass, 0, 0);
      return false;
    }
    locks.take(actor, lockClass, object, true);
    events.after(EventKind.LOCK, object, lockClass, 1, 1);
    return true;
  }

  @Override
  public void unlock(int lockClass, long object) {
    events.before(EventKind.UNLOCK, object);
    arguments.requireLockClass(lockClass);
    if (!locks.release(events.actor().number(), lockClass, object)) {
      throw events.refuseAddress(
          Breach.LOCK_NOT_HELD, object, "this CPU does not hold that lock");
    }
    events.after(EventKind.UNLOCK, object, lockClass, 0, 0);
    grace.released(lockClass);
  }
}
