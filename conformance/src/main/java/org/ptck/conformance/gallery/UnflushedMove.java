package org.ptck.conformance.gallery;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.FlushTargets;
import org.ptck.reference.Flusher;
import org.ptck.reference.Platform;

/** X11: entries are moved, but what CPUs have cached of the old place stays. */
final class UnflushedMove extends Flusher {

  UnflushedMove(Platform platform, FlushTargets targets) {
    super(platform, targets);
  }

  @Override
  public void afterMove(AddressSpace space, long start, long end) {
    // The flush that is missing.
  }
}
