package org.ptck.conformance.gallery;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.Flusher;
import org.ptck.reference.Kernel;

/** X02: permission is taken from entries and no CPU is told. */
final class UnflushedProtect extends Flusher {

  UnflushedProtect(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void afterProtect(AddressSpace space, long start, long end) {
    // Nothing: this is the bug.
  }
}
