package org.ptck.reference;

import org.ptck.spec.fact.Hardware;

/** Makes CPUs load spaces, and let go of them. */
final class ContextSwitch {

  private final Kernel kernel;
  private final Contexts contexts;

  ContextSwitch(Kernel kernel) {
    this.kernel = kernel;
    this.contexts = kernel.contexts();
  }

  /** Makes a CPU run user code of the space. The caller holds the MMAP lock of the space. */
  void load(int cpu, AddressSpace space) {
    kernel.locks().lockContexts();
    kernel.spaceIds().loading(cpu, space);
    kernel.flushTargets().loading(cpu, space);
    assert space.id() != AddressSpace.NO_ID;
    // Known before it is done: a flush that starts in between must reach this CPU.
    contexts.load(cpu, space);
    kernel.hardware().load(cpu, space.number(), space.id());
    kernel.locks().unlockContexts();
  }

  /** Makes a CPU leave user code; nothing happens when it has no space loaded. */
  void lazy(int cpu) {
    kernel.locks().lockContexts();
    if (contexts.isLoaded(cpu)) {
      kernel.hardware().lazy(cpu);
      contexts.leave(cpu);
    }
    kernel.locks().unlockContexts();
  }

  /** Makes every CPU let go of a space that is about to go. */
  void unloadEverywhere(AddressSpace space) {
    Hardware hardware = kernel.hardware();
    kernel.locks().lockContexts();
    for (long cpus = contexts.cpusLoaded(space); cpus != 0; cpus &= cpus - 1) {
      int cpu = Long.numberOfTrailingZeros(cpus);
      hardware.unload(cpu);
      contexts.unload(cpu);
    }
    kernel.locks().unlockContexts();
  }
}
