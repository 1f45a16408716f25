package org.ptck.reference;

import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.LockClass;

/**
 * The locks of the manager, outermost first: address space (MMAP), context, table.
 *
 * <p>The context lock guards ids and what each CPU has loaded. The machine has no class of its own
 * for it; it is an RMAP lock because it nests between the other two.
 *
 * <p>No caller unlocks in a {@code finally} block: the only thing thrown past a lock is the machine
 * stopping, after which nobody can take one.
 */
public final class MachineLocks {

  private static final int MMAP = LockClass.MMAP.ordinal();
  private static final int RMAP = LockClass.RMAP.ordinal();
  private static final int TABLE = LockClass.TABLE.ordinal();
  private static final long CONTEXT = 0;

  private final Hardware hardware;

  MachineLocks(Hardware hardware) {
    this.hardware = hardware;
  }

  /** Takes the lock of an address space to change what is mapped. */
  public void lockSpace(int number) {
    hardware.lock(MMAP, number);
  }

  /** Takes the lock of an address space to use what is mapped. */
  public void lockSpaceShared(int number) {
    hardware.lockShared(MMAP, number);
  }

  /** Takes the lock of an address space if nobody has it; returns whether it did. */
  public boolean tryLockSpace(int number) {
    return hardware.lockTry(MMAP, number);
  }

  /** Releases the lock of an address space, however it was taken. */
  public void unlockSpace(int number) {
    hardware.unlock(MMAP, number);
  }

  /** Takes the lock of the ids and of what CPUs have loaded. */
  public void lockContexts() {
    hardware.lock(RMAP, CONTEXT);
  }

  /** Takes the context lock if nobody has it; returns whether it did. */
  public boolean tryLockContexts() {
    return hardware.lockTry(RMAP, CONTEXT);
  }

  /** Releases the context lock. */
  public void unlockContexts() {
    hardware.unlock(RMAP, CONTEXT);
  }

  /** Takes the lock of the entries of a table. */
  public void lockTable(long table) {
    hardware.lock(TABLE, table);
  }

  /** Takes the lock of a table if nobody has it; returns whether it did. */
  public boolean tryLockTable(long table) {
    return hardware.lockTry(TABLE, table);
  }

  /** Releases the lock of a table. */
  public void unlockTable(long table) {
    hardware.unlock(TABLE, table);
  }
}
