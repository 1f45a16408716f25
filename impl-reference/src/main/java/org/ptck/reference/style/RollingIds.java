package org.ptck.reference.style;

import org.jspecify.annotations.Nullable;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.platform.Platform;
import org.ptck.reference.tlb.Flusher;
import org.ptck.reference.tlb.SpaceIds;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.Translations;

/**
 * Ids are handed out at the first load, in generations. When none is left, a new generation begins:
 * spaces that CPUs have loaded keep theirs, the others lose them, and every CPU flushes itself
 * before its next load.
 */
class RollingIds implements SpaceIds {

  private final Hardware hardware;
  private final Contexts contexts;
  private final Flusher flusher;
  /** By id. A dead owner keeps its id until the generation ends. */
  private final @Nullable AddressSpace[] owners;

  private long cpusToFlush;

  RollingIds(Platform platform, Contexts contexts, Flusher flusher) {
    this.hardware = platform.hardware();
    this.contexts = contexts;
    this.flusher = flusher;
    // As few as can work: each CPU may keep one through the end of a generation.
    int count = Math.min(hardware.cpuCount() + 2, hardware.idCount());
    this.owners = new @Nullable AddressSpace[count];
  }

  @Override
  public void spawned(AddressSpace space) {
    // Most ids would be wasted on spaces that are never loaded.
  }

  @Override
  public void loading(int cpu, AddressSpace space) {
    if (space.id() == AddressSpace.NO_ID) {
      int id = freeId();
      if (id == AddressSpace.NO_ID) {
        beginGeneration();
        id = freeId();
      }
      owners[id] = space;
      space.retag(id);
    }
    long bit = 1L << cpu;
    if ((cpusToFlush & bit) != 0) {
      hardware.invalidateAll(bit);
      cpusToFlush &= ~bit;
    }
  }

  @Override
  public void end(AddressSpace space) {
    flusher.afterExit(space);
  }

  private int freeId() {
    for (int id = 0; id < owners.length; id++) {
      if (owners[id] == null) {
        return id;
      }
    }
    return AddressSpace.NO_ID;
  }

  private void beginGeneration() {
    for (int id = 0; id < owners.length; id++) {
      AddressSpace owner = owners[id];
      if (owner != null && contexts.cpusLoaded(owner) == 0) {
        // What is cached under it is of no use from now on: whoever loads it has flushed.
        hardware.idRetire(id);
        owner.retag(AddressSpace.NO_ID);
        owners[id] = null;
      }
    }
    cpusToFlush = Translations.ALL_CPUS;
  }
}
