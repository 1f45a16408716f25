package org.ptck.reference.fault;

import org.jspecify.annotations.Nullable;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.FileBacking;
import org.ptck.reference.book.Mapping;
import org.ptck.reference.book.Spaces;
import org.ptck.reference.platform.MachineLocks;

/**
 * The locks under which the page at an address is found and mapped: that of the space, shared, and
 * that of the file, if one is mapped there.
 */
public final class FaultLocks {

  private final MachineLocks locks;
  private final Spaces spaces;

  /** Locks for faults in those spaces. */
  public FaultLocks(MachineLocks locks, Spaces spaces) {
    this.locks = locks;
    this.spaces = spaces;
  }

  /** Takes the locks for an address; what is mapped there stays until they are released. */
  public void lock(int space, long address) {
    locks.lockSpaceShared(space);
    FileBacking file = fileAt(space, address);
    while (file != null && !locks.tryLockFile(file.file())) {
      // Files come before spaces: waiting here could wait for somebody who waits for us. What is
      // mapped may have changed meanwhile.
      locks.unlockSpace(space);
      locks.lockFile(file.file());
      locks.unlockFile(file.file());
      locks.lockSpaceShared(space);
      file = fileAt(space, address);
    }
  }

  /** Releases the locks that were taken for the address. */
  public void unlock(int space, long address) {
    FileBacking file = fileAt(space, address);
    if (file != null) {
      locks.unlockFile(file.file());
    }
    locks.unlockSpace(space);
  }

  private @Nullable FileBacking fileAt(int number, long address) {
    AddressSpace space = spaces.find(number);
    Mapping mapping = space == null ? null : space.mappings().at(address);
    return mapping == null ? null : mapping.file();
  }
}
