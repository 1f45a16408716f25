package org.ptck.reference.style;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.ExitPause;
import org.ptck.reference.Kernel;

/** Lets go of the lock of the dying space while references are owed, and takes it again to free. */
final class UnlockedExitPause implements ExitPause {

  private final Kernel kernel;

  UnlockedExitPause(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void pause(AddressSpace space) {
    kernel.locks().unlockSpace(space.number());
    kernel.locks().lockSpace(space.number());
  }
}
