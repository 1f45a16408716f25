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
  public long getAndClear(int id, long address, long entry, int count) {
    long gathered = get(id, address, entry);
    for (int i = 1; i < count; i++) {
      long at = address + i * geometry.pageBytes();
      long word = get(id, at, entry + ((long) i << geometry.entryShift(0)));
      gathered = architecture.isYoung(word) ? architecture.makeYoung(gathered) : gathered;
      gathered = architecture.isDirty(word) ? architecture.makeDirty(gathered) : gathered;
    }
    super.getAndClear(id, address, entry, count);
    return gathered;
  }
}
