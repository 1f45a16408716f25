package org.ptck.reference.style;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.spec.fact.hardware.Translations;

/**
 * Leaf flushes pass over CPUs that run no user code of the space; each catches up when it loads the
 * space. Lazy CPUs still walk its tables, so that no flush for a table passes over anybody.
 */
final class SkipIdleTargets implements FlushTargets {

  private final Translations translations;
  private final Contexts contexts;
  private final FlushTargets all;
  // Indexed by the number of the space. What a dead space leaves here costs its successor a flush.
  private final long[] cpusBehind = new long[AddressSpace.COUNT_MAX];

  SkipIdleTargets(Translations translations, Contexts contexts, FlushTargets all) {
    this.translations = translations;
    this.contexts = contexts;
    this.all = all;
  }

  @Override
  public long leaves(AddressSpace space) {
    long concerned = all.leaves(space);
    long running = contexts.cpusRunning(space);
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
      translations.invalidateId(bit, space.id());
      cpusBehind[space.number()] &= ~bit;
    }
  }
}
