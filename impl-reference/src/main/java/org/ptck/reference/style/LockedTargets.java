package org.ptck.reference.style;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.tlb.FlushTargets;
import org.ptck.spec.fact.hardware.Translations;

/**
 * Asks for targets with the context lock held. It only tries for the lock, since copy-on-write
 * flushes under a table lock, which is further in; in vain, it names every CPU.
 */
final class LockedTargets implements FlushTargets {

  private final MachineLocks locks;
  private final FlushTargets targets;

  LockedTargets(MachineLocks locks, FlushTargets targets) {
    this.locks = locks;
    this.targets = targets;
  }

  @Override
  public long leaves(AddressSpace space) {
    if (!locks.tryLockContexts()) {
      return Translations.ALL_CPUS;
    }
    long mask = targets.leaves(space);
    locks.unlockContexts();
    return mask;
  }

  @Override
  public long tables(AddressSpace space) {
    if (!locks.tryLockContexts()) {
      return Translations.ALL_CPUS;
    }
    long mask = targets.tables(space);
    locks.unlockContexts();
    return mask;
  }

  @Override
  public void loading(int cpu, AddressSpace space) {
    targets.loading(cpu, space);
  }
}
