package org.ptck.reference.style;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.tlb.FlushTargets;

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
