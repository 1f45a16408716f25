package org.ptck.reference;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.fact.EntryOperations;
import org.ptck.spec.fact.Hardware;

/** Gives a space a page of its own when it stores to one that others may see. */
final class CopyOnWrite {

  private final Kernel kernel;

  CopyOnWrite(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Makes a present, write-protected entry writable; false when memory has run out. The table is
   * locked, the mapping permits writing.
   */
  boolean resolve(AddressSpace space, long address, long entry, long word) {
    if (kernel.pageReuse().mayReuse(kernel.page(word))) {
      reuse(space, address, entry, word);
      return true;
    }
    return copy(space, address, entry, word);
  }

  private void reuse(AddressSpace space, long address, long entry, long word) {
    kernel.hardware().exclusiveSet(kernel.page(word), 1);
    long wanted = writableWord(kernel.architecture().physicalAddress(word));
    kernel.entries().setAccessFlags(space.id(), address, entry, wanted);
  }

  private boolean copy(AddressSpace space, long address, long entry, long word) {
    Hardware hardware = kernel.hardware();
    EntryOperations entries = kernel.entries();
    int shared = kernel.page(word);
    int own = hardware.folioAllocate(0);
    if (own == 0) {
      return false;
    }
    // Nobody can store to the shared page: every entry that maps it is write-protected.
    hardware.pageCopy(shared, own);
    kernel.pageReuse().mappingFresh(own, 1);
    hardware.mapcountAdd(own, 1);
    hardware.exclusiveSet(own, 1);
    entries.getAndClear(space.id(), address, entry, 1);
    kernel.flusher().afterBreak(space, address);
    long wanted = writableWord((long) own << kernel.geometry().pageShift());
    entries.set(space.id(), address, entry, wanted, 1);
    kernel.rmapRemoval().cleared(shared, 1);
    kernel.rmapRemoval().releasing(shared, 1);
    kernel.folioReferences().drop(hardware.folioOf(shared), 1);
    return true;
  }

  /** A store is about to happen: accessed, dirty, writable. */
  private long writableWord(long physicalAddress) {
    Architecture architecture = kernel.architecture();
    long word = architecture.makeWritable(architecture.leafWord(0, physicalAddress));
    return architecture.makeDirty(architecture.makeYoung(word));
  }
}
