package org.ptck.reference.style;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.FlushTargets;

/** Flushes reach only the CPUs that ever ran the space: no other has anything cached of it. */
final class RanTargets implements FlushTargets {

  @Override
  public long leaves(AddressSpace space) {
    return space.cpusRan();
  }

  @Override
  public long tables(AddressSpace space) {
    return space.cpusRan();
  }
}
