package org.ptck.reference.tlb;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.Translations;

/**
 * One id for the whole life of a space, free again after a flush, while there are enough. When none
 * is left, a space that is to be loaded is given that of one that no CPU has loaded.
 */
public class IdPool implements SpaceIds {

  private final Hardware hardware;
  private final MachineLocks locks;
  private final Contexts contexts;
  private final Flusher flusher;
  private final BitSet taken = new BitSet();
  /** By id; null where the space that had it last is gone. */
  private final @Nullable AddressSpace[] owners;

  /** A pool from which nothing is taken. */
  public IdPool(Platform platform, Contexts contexts, Flusher flusher) {
    this.hardware = platform.hardware();
    this.locks = platform.locks();
    this.contexts = contexts;
    this.flusher = flusher;
    this.owners = new @Nullable AddressSpace[hardware.idCount()];
  }

  @Override
  public void spawned(AddressSpace space) {
    int id = taken.nextClearBit(0);
    if (id < owners.length) {
      give(id, space);
    }
  }

  @Override
  public void loading(int cpu, AddressSpace space) {
    // The flush when the id was given back reached this CPU.
    if (space.id() == AddressSpace.NO_ID) {
      reclaim();
      int id = taken.nextClearBit(0);
      give(id < owners.length ? id : takeBack(), space);
    }
  }

  @Override
  public void end(AddressSpace space) {
    flusher.afterExit(space);
    locks.lockContexts();
    int id = disown(space);
    if (id != AddressSpace.NO_ID) {
      taken.clear(id);
    }
    locks.unlockContexts();
  }

  /** Called where no id may be left, before one is taken back from a living space. */
  protected void reclaim() {
    // The ids of spaces that are gone were given back at once.
  }

  /** Gives back ids that were not flushed one by one. The context lock is held. */
  protected final void giveBack(BitSet ids) {
    taken.andNot(ids);
  }

  /** The space is gone; returns the id that it had, which nobody else has yet. */
  protected final int disown(AddressSpace space) {
    if (space.id() != AddressSpace.NO_ID) {
      owners[space.id()] = null;
    }
    return space.id();
  }

  private void give(int id, AddressSpace space) {
    taken.set(id);
    owners[id] = space;
    space.retag(id);
  }

  /**
   * Takes an id from a living space that no CPU has loaded: there are more ids than CPUs. A dying
   * one gives its own back, with the flush that it owes.
   */
  private int takeBack() {
    for (int id = 0; id < owners.length; id++) {
      AddressSpace owner = owners[id];
      if (owner != null && !owner.isDying() && contexts.cpusLoaded(owner) == 0) {
        hardware.invalidateId(Translations.ALL_CPUS, id);
        owner.retag(AddressSpace.NO_ID);
        return id;
      }
    }
    throw new IllegalStateException("all ids are taken: " + Arrays.toString(owners));
  }
}
