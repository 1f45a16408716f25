package org.ptck.conformance.gallery;

import org.ptck.reference.entries.PlainEntries;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryMemory;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * B09, B10: write-protecting an entry keeps only the dirty state that software has set; what
 * hardware alone has recorded goes with the write permission.
 */
final class HardwareDirtyForgotten extends ForwardingEntries {

  private final Architecture architecture;
  private final EntryMemory memory;
  private final long entryBytes;

  HardwareDirtyForgotten(Geometry geometry, Hardware hardware) {
    super(new PlainEntries(geometry, hardware));
    this.architecture = geometry.architecture();
    this.memory = hardware;
    this.entryBytes = 1L << geometry.entryShift(0);
  }

  @Override
  public void writeProtect(int id, int level, long address, long entry, int count) {
    for (int i = 0; i < count; i++) {
      writeProtect(entry + i * entryBytes);
    }
  }

  private void writeProtect(long entry) {
    long before;
    long after;
    do {
      before = memory.entryRead(entry);
      long kept = isDirtyByHardwareAlone(before) ? architecture.makeClean(before) : before;
      after = architecture.writeProtect(kept);
    } while (after != before && !memory.entryCompareAndSet(entry, before, after));
  }

  /** Whether a store through the clean entry would have made it what it is. */
  private boolean isDirtyByHardwareAlone(long word) {
    return architecture.isDirty(word)
        && architecture.makeYoung(word)
            == architecture.walked(architecture.makeClean(word), true);
  }
}
