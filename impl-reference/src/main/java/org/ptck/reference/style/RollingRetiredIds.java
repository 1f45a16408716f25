package org.ptck.reference.style;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.Flusher;
import org.ptck.spec.fact.hardware.Hardware;

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
