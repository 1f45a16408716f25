package org.ptck.conformance.gallery;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.reference.tlb.Flusher;

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
