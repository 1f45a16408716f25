package org.ptck.reference.style;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.gather.ExitPause;
import org.ptck.reference.platform.MachineLocks;

/** Lets go of the lock of the dying space while references are owed, and takes it again to free. */
final class UnlockedExitPause implements ExitPause {

  private final MachineLocks locks;

  UnlockedExitPause(MachineLocks locks) {
    this.locks = locks;
  }

  @Override
  public void pause(AddressSpace space) {
    locks.unlockSpace(space.number());
    locks.lockSpace(space.number());
  }
}
