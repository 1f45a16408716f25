package org.ptck.reference.style;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.Kernel;

/** Ids in generations, and exit retires the id instead of flushing it. */
final class RollingRetiredIds extends RollingIds {

  private final Kernel kernel;

  RollingRetiredIds(Kernel kernel) {
    super(kernel);
    this.kernel = kernel;
  }

  @Override
  public void end(AddressSpace space) {
    kernel.locks().lockContexts();
    if (space.id() != AddressSpace.NO_ID) {
      // It stays with its dead owner until the generation ends.
      kernel.hardware().idRetire(space.id());
    }
    kernel.locks().unlockContexts();
  }
}
