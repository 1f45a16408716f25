package org.ptck.reference;

/** Clears the entries of a dying space as those of any other. */
public final class ClearedDeadEntries implements DeadEntries {

  private final Kernel kernel;

  /** Clears through the entry operations of the kernel. */
  public ClearedDeadEntries(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public long remove(AddressSpace space, long address, long entry, int pageCount) {
    return kernel.entries().getAndClear(space.id(), address, entry, pageCount);
  }
}
