package org.ptck.conformance.gallery;

import org.ptck.reference.entries.PlainEntries;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * X06: entries are read, then cleared, and it is the earlier value that is handed on: what hardware
 * sets in between is lost.
 */
final class ReadBeforeClear extends ForwardingEntries {

  private final Architecture architecture;
  private final Geometry geometry;

  ReadBeforeClear(Geometry geometry, Hardware hardware) {
    super(new PlainEntries(geometry, hardware));
    this.architecture = geometry.architecture();
    this.geometry = geometry;
  }

  @Override
  public long getAndClear(int id, int level, long address, long entry, int count) {
    long gathered = get(id, level, address, entry);
    for (int i = 1; i < count; i++) {
      long at = address + i * geometry.spanBytes(level);
      long word = get(id, level, at, entry + ((long) i << geometry.entryShift(level)));
      gathered = architecture.isYoung(word) ? architecture.makeYoung(gathered) : gathered;
      gathered = architecture.isDirty(word) ? architecture.makeDirty(gathered) : gathered;
    }
    super.getAndClear(id, level, address, entry, count);
    return gathered;
  }
}
