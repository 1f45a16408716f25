package org.ptck.conformance.gallery;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.reference.tlb.Flusher;

/** X02: permission is taken from entries and no CPU is told. */
final class UnflushedProtect extends Flusher {

  UnflushedProtect(Platform platform, FlushTargets targets) {
    super(platform, targets);
  }

  @Override
  public void afterProtect(AddressSpace space, long start, long end) {
    // Nothing: this is the bug.
  }
}
