package org.ptck.reference.tlb;

import org.ptck.reference.book.AddressSpace;
import org.ptck.spec.fact.hardware.Translations;

/** Every flush reaches every CPU. */
public final class BroadcastTargets implements FlushTargets {

  @Override
  public long leaves(AddressSpace space) {
    return Translations.ALL_CPUS;
  }

  @Override
  public long tables(AddressSpace space) {
    return Translations.ALL_CPUS;
  }
}
