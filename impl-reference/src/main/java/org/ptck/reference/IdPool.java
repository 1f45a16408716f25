package org.ptck.reference;

import java.util.BitSet;

/**
 * One id for the whole life of a space, free again after a flush. The machine has more ids than
 * there can be spaces.
 */
public class IdPool implements SpaceIds {

  private final Kernel kernel;
  private final BitSet taken = new BitSet();

  /** A pool from which nothing is taken. */
  public IdPool(Kernel kernel) {
    this.kernel = kernel;
    assert kernel.hardware().idCount() > AddressSpace.COUNT_MAX;
  }

  @Override
  public void spawned(AddressSpace space) {
    int id = taken.nextClearBit(0);
    assert id < kernel.hardware().idCount();
    taken.set(id);
    space.setId(id);
  }

  @Override
  public void loading(int cpu, AddressSpace space) {
    // The flush at the exit of the last owner reached this CPU.
  }

  @Override
  public void end(AddressSpace space) {
    kernel.flusher().afterExit(space);
    kernel.locks().lockContexts();
    taken.clear(space.id());
    kernel.locks().unlockContexts();
  }

  /** Gives back ids that were not flushed one by one. The context lock is held. */
  protected final void giveBack(BitSet ids) {
    taken.andNot(ids);
  }
}
