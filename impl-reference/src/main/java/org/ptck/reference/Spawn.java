package org.ptck.reference;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/** Creates empty address spaces. */
final class Spawn {

  private final Kernel kernel;

  Spawn(Kernel kernel) {
    this.kernel = kernel;
  }

  Outcome execute(int number) {
    kernel.locks().lockSpace(number);
    Outcome outcome = spawn(number);
    kernel.locks().unlockSpace(number);
    return outcome;
  }

  private Outcome spawn(int number) {
    if (kernel.spaces().isTaken(number)) {
      return Outcome.refused(Rejection.SPACE_EXISTS);
    }
    return create(number) == null ? Outcome.refused(Rejection.OUT_OF_MEMORY) : Outcome.done();
  }

  /** Creates a space under a free number whose MMAP lock is held; null when memory has run out. */
  @Nullable AddressSpace create(int number) {
    Hardware hardware = kernel.hardware();
    long root = hardware.tableAllocate(kernel.geometry().rootLevel());
    if (root == 0) {
      return null;
    }
    AddressSpace space = new AddressSpace(number, root);
    kernel.locks().lockContexts();
    kernel.spaceIds().spawned(space);
    kernel.zeroPage().spawned();
    kernel.locks().unlockContexts();
    hardware.rootSet(number, root);
    kernel.spaces().add(space);
    return space;
  }
}
