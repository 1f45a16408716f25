package org.ptck.reference.tlb;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.book.Contexts;
import org.ptck.reference.platform.Platform;

/** Says which CPUs a flush must reach, as masks. */
public interface FlushTargets {

  /** How to make the targets of a manager that is being built. */
  @FunctionalInterface
  interface Maker {

    /**
     * Makes targets.
     *
     * @param contexts what CPUs have loaded; the context lock guards it
     */
    FlushTargets make(Platform platform, Contexts contexts);
  }

  /** The CPUs that may use leaf translations of the space. */
  long leaves(AddressSpace space);

  /** The CPUs that may use leaf translations of the space or walk its tables. */
  long tables(AddressSpace space);

  /**
   * A CPU is about to load the space, which has its id already: the last moment to make good for
   * flushes that did not reach it. The context lock is held.
   */
  default void loading(int cpu, AddressSpace space) {}
}
