package org.ptck.reference;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Hardware;

/** Which address space each CPU has loaded. The context lock guards it. */
public final class Contexts {

  private final Kernel kernel;
  private final @Nullable AddressSpace[] loaded;
  private long lazyCpus;

  Contexts(Kernel kernel) {
    this.kernel = kernel;
    this.loaded = new @Nullable AddressSpace[kernel.hardware().cpuCount()];
  }

  /** Makes a CPU run user code of the space. The caller holds the MMAP lock of the space. */
  void load(int cpu, AddressSpace space) {
    kernel.locks().lockContexts();
    kernel.spaceIds().loading(cpu, space);
    kernel.flushTargets().loading(cpu, space);
    assert space.id() != AddressSpace.NO_ID;
    // Known before it is done: a flush that starts in between must reach this CPU.
    space.addCpuRan(cpu);
    loaded[cpu] = space;
    lazyCpus &= ~(1L << cpu);
    kernel.hardware().load(cpu, space.number(), space.id());
    kernel.locks().unlockContexts();
  }

  /** Makes a CPU leave user code; nothing happens when it has no space loaded. */
  void lazy(int cpu) {
    kernel.locks().lockContexts();
    if (loaded[cpu] != null) {
      kernel.hardware().lazy(cpu);
      lazyCpus |= 1L << cpu;
    }
    kernel.locks().unlockContexts();
  }

  /** Makes every CPU let go of a space that is about to go. */
  void unloadEverywhere(AddressSpace space) {
    Hardware hardware = kernel.hardware();
    kernel.locks().lockContexts();
    for (int cpu = 0; cpu < loaded.length; cpu++) {
      if (loaded[cpu] == space) {
        hardware.unload(cpu);
        loaded[cpu] = null;
        lazyCpus &= ~(1L << cpu);
      }
    }
    kernel.locks().unlockContexts();
  }

  /** The CPUs that have the space loaded, as a mask. */
  public long cpusLoaded(AddressSpace space) {
    long mask = 0;
    for (int cpu = 0; cpu < loaded.length; cpu++) {
      if (loaded[cpu] == space) {
        mask |= 1L << cpu;
      }
    }
    return mask;
  }

  /** The CPUs that run user code of the space, as a mask. */
  public long cpusRunning(AddressSpace space) {
    return cpusLoaded(space) & ~lazyCpus;
  }
}
