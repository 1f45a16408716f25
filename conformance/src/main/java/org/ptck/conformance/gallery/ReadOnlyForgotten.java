package org.ptck.conformance.gallery;

import org.ptck.reference.entries.PlainEntries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryMemory;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * X14: write-protecting takes DBM away and leaves AP[2] as it is, so that stores pass wherever one
 * has passed before.
 */
final class ReadOnlyForgotten extends ForwardingEntries {

  private static final long DBM = 1L << 51;

  private final EntryMemory memory;
  private final long entryBytes;

  ReadOnlyForgotten(Geometry geometry, Hardware hardware) {
    super(new PlainEntries(geometry, hardware));
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
    do {
      before = memory.entryRead(entry);
    } while (!memory.entryCompareAndSet(entry, before, before & ~DBM));
  }
}
