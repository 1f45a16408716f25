package org.ptck.reference.style;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.FlushTargets;
import org.ptck.reference.Kernel;

/**
 * Leaf flushes pass over CPUs that run no user code of the space; each catches up when it loads the
 * space. Lazy CPUs still walk its tables, so that no flush for a table passes over anybody.
 */
final class SkipIdleTargets implements FlushTargets {

  private final Kernel kernel;
  private final FlushTargets all;
  // Indexed by the number of the space. What a dead space leaves here costs its successor a flush.
  private final long[] cpusBehind = new long[AddressSpace.COUNT_MAX];

  SkipIdleTargets(Kernel kernel, FlushTargets all) {
    this.kernel = kernel;
    this.all = all;
  }

  @Override
  public long leaves(AddressSpace space) {
    long concerned = all.leaves(space);
    long running = kernel.contexts().cpusRunning(space);
    cpusBehind[space.number()] |= concerned & ~running;
    return concerned & running;
  }

  @Override
  public long tables(AddressSpace space) {
    return all.tables(space);
  }

  @Override
  public void loading(int cpu, AddressSpace space) {
    all.loading(cpu, space);
    long bit = 1L << cpu;
    if ((cpusBehind[space.number()] & bit) != 0) {
      kernel.hardware().invalidateId(bit, space.id());
      cpusBehind[space.number()] &= ~bit;
    }
  }
}
