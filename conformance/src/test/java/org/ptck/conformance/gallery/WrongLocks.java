package org.ptck.conformance.gallery;

import java.util.List;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.LockClass;

/** Managers that lock wrongly. */
final class WrongLocks {

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.parts(
              "exit takes an outer lock while it holds an inner one",
              "LCK-2",
              parts -> parts.withExitPause(
                  locks -> space -> {
                    locks.lockTable(space.root());
                    locks.lockContexts();
                    locks.unlockContexts();
                    locks.unlockTable(space.root());
                  })),
          WrongManager.parts(
              "a lock is left behind",
              "LCK-2",
              parts -> parts.withExitPause(locks -> space -> locks.lockContexts())),
          without("tables are never locked", "LCK-3", LockClass.TABLE),
          without("reverse maps, contexts and pins are never locked", "LCK-6", LockClass.RMAP),
          without("spaces are never locked", "LCK-6", LockClass.MMAP),
          without("files are never locked", "LCK-6", LockClass.INODE));

  private WrongLocks() {}

  private static WrongManager without(String what, String rule, LockClass lockClass) {
    return WrongManager.hardware(
        what, rule, hardware -> new Unlocked(hardware, lockClass.ordinal()));
  }

  private static final class Unlocked extends ForwardingHardware {
    private final int left;

    Unlocked(Hardware hardware, int left) {
      super(hardware);
      this.left = left;
    }

    @Override
    public void lock(int lockClass, long object) {
      if (lockClass != left) {
        super.lock(lockClass, object);
      }
    }

    @Override
    public void lockShared(int lockClass, long object) {
      if (lockClass != left) {
        super.lockShared(lockClass, object);
      }
    }

    @Override
    public boolean lockTry(int lockClass, long object) {
      return lockClass == left || super.lockTry(lockClass, object);
    }

    @Override
    public void unlock(int lockClass, long object) {
      if (lockClass != left) {
        super.unlock(lockClass, object);
      }
    }
  }
}
