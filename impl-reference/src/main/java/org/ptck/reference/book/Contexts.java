package org.ptck.reference.book;

import org.jspecify.annotations.Nullable;

/** Which address space each CPU has loaded. The context lock guards it. */
public final class Contexts {

  private final @Nullable AddressSpace[] loaded;
  private long lazyCpus;

  Contexts(int cpuCount) {
    this.loaded = new @Nullable AddressSpace[cpuCount];
  }

  /** A CPU begins to run user code of the space. */
  public void load(int cpu, AddressSpace space) {
    space.ranOn(cpu);
    loaded[cpu] = space;
    lazyCpus &= ~(1L << cpu);
  }

  /** A CPU leaves user code, and keeps what it has loaded. */
  public void leave(int cpu) {
    lazyCpus |= 1L << cpu;
  }

  /** A CPU lets go of what it has loaded. */
  public void unload(int cpu) {
    loaded[cpu] = null;
    lazyCpus &= ~(1L << cpu);
  }

  /** Whether the CPU has any space loaded. */
  public boolean isLoaded(int cpu) {
    return loaded[cpu] != null;
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
