package org.ptck.reference.tlb;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.platform.Platform;

/** Gives address spaces the ids that tag their translations. */
public interface SpaceIds {

  /** How to make the ids of a manager that is being built. */
  @FunctionalInterface
  interface Maker {

    /**
     * Makes ids of which none is taken.
     *
     * @param contexts what CPUs have loaded; the context lock guards it
     * @param flusher flushes what is cached under an id that is given back
     */
    SpaceIds make(Platform platform, Contexts contexts, Flusher flusher);
  }

  /** A space was created. The context lock is held. */
  void spawned(AddressSpace space);

  /**
   * A CPU is about to load the space: it has an id when this returns, and the CPU nothing cached of
   * an earlier owner of that id. The context lock is held.
   */
  void loading(int cpu, AddressSpace space);

  /**
   * Makes what is cached of a space without a root unusable; its id may get another owner. No
   * context lock is held.
   */
  void end(AddressSpace space);
}
