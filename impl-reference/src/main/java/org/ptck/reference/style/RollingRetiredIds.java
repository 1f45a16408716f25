package org.ptck.reference.style;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.Contexts;
import org.ptck.reference.Flusher;
import org.ptck.reference.MachineLocks;
import org.ptck.reference.Platform;
import org.ptck.spec.fact.Hardware;

/** Ids in generations, and exit retires the id instead of flushing it. */
final class RollingRetiredIds extends RollingIds {

  private final Hardware hardware;
  private final MachineLocks locks;

  RollingRetiredIds(Platform platform, Contexts contexts, Flusher flusher) {
    super(platform, contexts, flusher);
    this.hardware = platform.hardware();
    this.locks = platform.locks();
  }

  @Override
  public void end(AddressSpace space) {
    locks.lockContexts();
    if (space.id() != AddressSpace.NO_ID) {
      // It stays with its dead owner until the generation ends.
      hardware.idRetire(space.id());
    }
    locks.unlockContexts();
  }
}
