package org.ptck.reference.style;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.DeadEntries;
import org.ptck.reference.Kernel;

/**
 * Clears the entries of a dying space with a plain load and a plain store: no CPU has the space
 * loaded, and no hardware sets accessed or dirty in between. There are no contiguous blocks to keep
 * whole either, since every entry goes.
 */
final class PlainDeadEntries implements DeadEntries {

  private final Kernel kernel;

  PlainDeadEntries(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public long remove(AddressSpace space, long address, long entry, int pageCount) {
    long entryBytes = 1L << kernel.geometry().entryShift(0);
    long gathered = kernel.hardware().entryRead(entry);
    kernel.hardware().entryWrite(entry, Kernel.EMPTY);
    for (int i = 1; i < pageCount; i++) {
      long each = entry + i * entryBytes;
      if (kernel.architecture().isDirty(kernel.hardware().entryRead(each))) {
        gathered = kernel.architecture().makeDirty(gathered);
      }
      kernel.hardware().entryWrite(each, Kernel.EMPTY);
    }
    return gathered;
  }
}
