package org.ptck.reference.style;

import org.ptck.reference.book.AddressSpace;
import org.ptck.reference.gather.DeadEntries;
import org.ptck.reference.platform.Platform;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryMemory;
import org.ptck.spec.fact.hardware.EntryOperations;

/**
 * Clears the entries of a dying space with a plain load and a plain store: no CPU has the space
 * loaded, and no hardware sets accessed or dirty in between.
 *
 * <p>Contiguous blocks go whole, or else through the entry operations: the mark of any of its
 * entries may speak for those that stay.
 */
final class PlainDeadEntries implements DeadEntries {

  private final Geometry geometry;
  private final Architecture architecture;
  private final EntryMemory memory;
  private final EntryOperations entries;

  PlainDeadEntries(Platform platform) {
    this.geometry = platform.geometry();
    this.architecture = platform.architecture();
    this.memory = platform.hardware();
    this.entries = platform.entries();
  }

  @Override
  public long remove(AddressSpace space, long address, long entry, int pageCount) {
    if (isBlockCut(entry, pageCount)) {
      return entries.getAndClear(space.id(), 0, address, entry, pageCount);
    }
    long entryBytes = 1L << geometry.entryShift(0);
    long gathered = memory.entryRead(entry);
    memory.entryWrite(entry, Architecture.EMPTY);
    for (int i = 1; i < pageCount; i++) {
      long each = entry + i * entryBytes;
      if (architecture.isDirty(memory.entryRead(each))) {
        gathered = architecture.makeDirty(gathered);
      }
      memory.entryWrite(each, Architecture.EMPTY);
    }
    return gathered;
  }

  /** Whether the first or the last of the entries is in a block with others that stay. */
  private boolean isBlockCut(long entry, int pageCount) {
    int entryShift = geometry.entryShift(0);
    long blockBytes = (long) geometry.contiguousRun(0) << entryShift;
    long end = entry + ((long) pageCount << entryShift);
    return (entry % blockBytes != 0 && isContiguous(entry))
        || (end % blockBytes != 0 && isContiguous(end - (1L << entryShift)));
  }

  private boolean isContiguous(long entry) {
    return architecture.isContiguous(memory.entryRead(entry));
  }
}
