package org.ptck.conformance.gallery;

import java.util.List;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.LockClass;

/** Managers that lock wrongly. */
final class WrongLocks {

  private static final int TABLE = LockClass.TABLE.ordinal();

  static final List<WrongManager> ALL =
      List.of(
          WrongManager.parts(
              "exit takes an outer lock while it holds an inner one",
              "LCK-2",
              parts -> parts.withExitPause(
                  kernel -> space -> {
                    kernel.locks().lockTable(space.root());
                    kernel.locks().lockContexts();
                    kernel.locks().unlockContexts();
                    kernel.locks().unlockTable(space.root());
                  })),
          WrongManager.parts(
              "a lock is left behind",
              "LCK-2",
              parts -> parts.withExitPause(kernel -> space -> kernel.locks().lockContexts())),
          WrongManager.hardware("tables are never locked", "LCK-3", NoTableLocks::new));

  private WrongLocks() {}

  private static final class NoTableLocks extends ForwardingHardware {
    NoTableLocks(Hardware hardware) {
      super(hardware);
    }

    @Override
    public void lock(int lockClass, long object) {
      if (lockClass != TABLE) {
        super.lock(lockClass, object);
      }
    }

    @Override
    public void unlock(int lockClass, long object) {
      if (lockClass != TABLE) {
        super.unlock(lockClass, object);
      }
    }
  }
}
