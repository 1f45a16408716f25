package org.ptck.reference.style;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.DeadEntries;
import org.ptck.reference.Gather;
import org.ptck.reference.Kernel;
import org.ptck.spec.arch.Architecture;

/**
 * Leaves the entries of a dying space where they are. No CPU has the space loaded, so that what
 * they say changes no more and is only read. They stop to count once the space has no root and
 * nothing cached can be used: dirty state has been carried over by then, and no lock let go of.
 */
final class LeftDeadEntries implements DeadEntries {

  private final Kernel kernel;

  LeftDeadEntries(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public long remove(AddressSpace space, long address, long entry, int pageCount) {
    Architecture architecture = kernel.architecture();
    long gathered = kernel.entries().get(space.id(), address, entry);
    for (int i = 1; i < pageCount; i++) {
      long word =
          kernel
              .entries()
              .get(
                  space.id(),
                  address + i * kernel.geometry().pageBytes(),
                  entry + ((long) i << kernel.geometry().entryShift(0)));
      if (architecture.isDirty(word)) {
        gathered = architecture.makeDirty(gathered);
      }
    }
    // The tables are freed with the entries in them.
    return gathered;
  }

  @Override
  public void removed(Gather gather) {
    gather.unlinkTables();
    gather.flush();
  }
}
