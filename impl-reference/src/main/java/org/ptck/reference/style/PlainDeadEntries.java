package org.ptck.reference.style;

import org.ptck.reference.AddressSpace;
import org.ptck.reference.DeadEntries;
import org.ptck.reference.Kernel;

/**
 * Clears the entries of a dying space with a plain load and a plain store: no CPU has the space
 * loaded, and no hardware sets accessed or dirty in between.
 *
 * <p>Contiguous blocks go whole, or else through the entry operations: the mark of any of its
 * entries may speak for those that stay.
 */
final class PlainDeadEntries implements DeadEntries {

  private final Kernel kernel;

  PlainDeadEntries(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public long remove(AddressSpace space, long address, long entry, int pageCount) {
    if (isBlockCut(entry, pageCount)) {
      return kernel.entries().getAndClear(space.id(), address, entry, pageCount);
    }
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

  /** Whether the first or the last of the entries is in a block with others that stay. */
  private boolean isBlockCut(long entry, int pageCount) {
    int entryShift = kernel.geometry().entryShift(0);
    long blockBytes = (long) kernel.geometry().contiguousRun(0) << entryShift;
    long end = entry + ((long) pageCount << entryShift);
    return (entry % blockBytes != 0 && isContiguous(entry))
        || (end % blockBytes != 0 && isContiguous(end - (1L << entryShift)));
  }

  private boolean isContiguous(long entry) {
    return kernel.architecture().isContiguous(kernel.hardware().entryRead(entry));
  }
}
