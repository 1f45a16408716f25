package org.ptck.reference.style;

import java.util.BitSet;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.Flusher;
import org.ptck.reference.tlb.IdPool;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.Translations;

/**
 * Exit retires the id instead of flushing it. When some are retired, one flush of everything makes
 * all of them usable again.
 */
final class RetiredIds extends IdPool {

  /** Few, so that short runs see ids come back. */
  private static final int RETIRED_MAX = 2;

  private final Hardware hardware;
  private final MachineLocks locks;
  private final BitSet retired = new BitSet();

  RetiredIds(Platform platform, Contexts contexts, Flusher flusher) {
    super(platform, contexts, flusher);
    this.hardware = platform.hardware();
    this.locks = platform.locks();
  }

  @Override
  public void spawned(AddressSpace space) {
    if (retired.cardinality() > RETIRED_MAX) {
      reclaim();
    }
    super.spawned(space);
  }

  @Override
  protected void reclaim() {
    hardware.invalidateAll(Translations.ALL_CPUS);
    giveBack(retired);
    retired.clear();
  }

  @Override
  public void end(AddressSpace space) {
    locks.lockContexts();
    int id = disown(space);
    if (id != AddressSpace.NO_ID) {
      hardware.idRetire(id);
      retired.set(id);
    }
    locks.unlockContexts();
  }
}
