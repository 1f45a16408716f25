package org.ptck.reference.platform;

import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.fact.hardware.Guard;
import org.ptck.spec.fact.hardware.Guarded;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.LockClass;

/**
 * The locks of the manager, outermost first: file (INODE), address space (MMAP), reverse map of a
 * file (RMAP), folio, table.
 *
 * <p>The context lock guards ids and what each CPU has loaded, the pin lock what is pinned. The
 * machine has no classes of their own for them; they are RMAP locks because they nest between
 * address space and table.
 *
 * <p>No caller unlocks in a {@code finally} block: the only thing thrown past a lock is the machine
 * stopping, after which nobody can take one.
 */
public final class MachineLocks {

  private static final int INODE = LockClass.INODE.ordinal();
  private static final int MMAP = LockClass.MMAP.ordinal();
  private static final int RMAP = LockClass.RMAP.ordinal();
  private static final int FOLIO = LockClass.FOLIO.ordinal();
  private static final int TABLE = LockClass.TABLE.ordinal();
  private static final long CONTEXT = 0;
  private static final long FIRST_FILE = 1;
  private static final long PINS = FIRST_FILE + FileMemory.FILE_COUNT;

  /** What the locks guard, beside the entries of tables. */
  public static final Guards GUARDS =
      Guards.UNDECLARED
          .with(Guarded.REVERSE_LINKS, Guard.ofFile(LockClass.RMAP, FIRST_FILE))
          .with(Guarded.MAPPINGS, Guard.ofSpace(LockClass.MMAP))
          .with(
              Guarded.ENTRIES,
              Guard.ofSpace(LockClass.MMAP),
              Guard.ofFile(LockClass.RMAP, FIRST_FILE))
          .with(Guarded.SPACES, Guard.ofSpace(LockClass.MMAP))
          .with(Guarded.PAGE_CACHE, Guard.ofFile(LockClass.INODE, 0))
          .with(
              Guarded.WRITE_BACK,
              Guard.ofFile(LockClass.INODE, 0),
              Guard.ofFolio(LockClass.FOLIO))
          .with(Guarded.CONTEXTS, Guard.one(LockClass.RMAP, CONTEXT))
          .with(Guarded.PINS, Guard.one(LockClass.RMAP, PINS));

  private final Hardware hardware;

  MachineLocks(Hardware hardware) {
    this.hardware = hardware;
  }

  /** Takes the lock of a file: of what is cached of it, and of its write-back. */
  public void lockFile(int file) {
    hardware.lock(INODE, file);
  }

  /** Takes the lock of a file if nobody has it; returns whether it did. */
  public boolean tryLockFile(int file) {
    return hardware.lockTry(INODE, file);
  }

  /** Releases the lock of a file. */
  public void unlockFile(int file) {
    hardware.unlock(INODE, file);
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

  /** Takes the lock of the reverse map of a file to change it. */
  public void lockReverseMap(int file) {
    hardware.lock(RMAP, FIRST_FILE + file);
  }

  /** Takes the lock of the reverse map of a file to walk it. */
  public void lockReverseMapShared(int file) {
    hardware.lockShared(RMAP, FIRST_FILE + file);
  }

  /** Releases the lock of the reverse map of a file, however it was taken. */
  public void unlockReverseMap(int file) {
    hardware.unlock(RMAP, FIRST_FILE + file);
  }

  /** Takes the lock of what is pinned. */
  public void lockPins() {
    hardware.lock(RMAP, PINS);
  }

  /** Releases the lock of what is pinned. */
  public void unlockPins() {
    hardware.unlock(RMAP, PINS);
  }

  /** Takes the lock of a folio: of its write-back. */
  public void lockFolio(int folio) {
    hardware.lock(FOLIO, folio);
  }

  /** Releases the lock of a folio. */
  public void unlockFolio(int folio) {
    hardware.unlock(FOLIO, folio);
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
