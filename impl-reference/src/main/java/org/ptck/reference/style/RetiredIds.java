package org.ptck.reference.style;

import java.util.BitSet;
import org.ptck.reference.AddressSpace;
import org.ptck.reference.IdPool;
import org.ptck.reference.Kernel;
import org.ptck.spec.fact.Translations;

/**
 * Exit retires the id instead of flushing it. When some are retired, one flush of everything makes
 * all of them usable again.
 */
final class RetiredIds extends IdPool {

  /** Few, so that short runs see ids come back. */
  private static final int RETIRED_MAX = 2;

  private final Kernel kernel;
  private final BitSet retired = new BitSet();

  RetiredIds(Kernel kernel) {
    super(kernel);
    this.kernel = kernel;
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
    kernel.hardware().invalidateAll(Translations.ALL_CPUS);
    giveBack(retired);
    retired.clear();
  }

  @Override
  public void end(AddressSpace space) {
    kernel.locks().lockContexts();
    int id = disown(space);
    if (id != AddressSpace.NO_ID) {
      kernel.hardware().idRetire(id);
      retired.set(id);
    }
    kernel.locks().unlockContexts();
  }
}
