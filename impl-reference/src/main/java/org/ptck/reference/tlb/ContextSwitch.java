package org.ptck.reference.tlb;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.fact.hardware.Hardware;

/** Makes CPUs load spaces, and let go of them. */
public final class ContextSwitch {

  private final Hardware hardware;
  private final MachineLocks locks;
  private final Contexts contexts;
  private final SpaceIds ids;
  private final FlushTargets flushTargets;

  /** Switches the CPUs of the machine. */
  public ContextSwitch(
      Platform platform, Contexts contexts, SpaceIds ids, FlushTargets flushTargets) {
    this.hardware = platform.hardware();
    this.locks = platform.locks();
    this.contexts = contexts;
    this.ids = ids;
    this.flushTargets = flushTargets;
  }

  /** Makes a CPU run user code of the space. The caller holds the MMAP lock of the space. */
  public void load(int cpu, AddressSpace space) {
    locks.lockContexts();
    ids.loading(cpu, space);
    flushTargets.loading(cpu, space);
    assert space.id() != AddressSpace.NO_ID;
    // Known before it is done: a flush that starts in between must reach this CPU.
    contexts.load(cpu, space);
    hardware.load(cpu, space.number(), space.id());
    locks.unlockContexts();
  }

  /** Makes a CPU leave user code; nothing happens when it has no space loaded. */
  public void lazy(int cpu) {
    locks.lockContexts();
    if (contexts.isLoaded(cpu)) {
      hardware.lazy(cpu);
      contexts.leave(cpu);
    }
    locks.unlockContexts();
  }

  /** Makes every CPU let go of a space that is about to go. */
  public void unloadEverywhere(AddressSpace space) {
    locks.lockContexts();
    for (long cpus = contexts.cpusLoaded(space); cpus != 0; cpus &= cpus - 1) {
      int cpu = Long.numberOfTrailingZeros(cpus);
      hardware.unload(cpu);
      contexts.unload(cpu);
    }
    locks.unlockContexts();
  }
}
