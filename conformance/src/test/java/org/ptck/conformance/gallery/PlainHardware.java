package org.ptck.conformance.gallery;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.machine.memory.PhysicalMemory;

/**
 * Hardware beneath code that accesses entries and pages as memory, without a call: what a C library
 * of the plain-memory tier does.
 */
final class PlainHardware extends ForwardingHardware {

  private final PhysicalMemory memory;
  private final boolean narrow;
  private final int pageShift;

  PlainHardware(Hardware hardware, Geometry geometry, PhysicalMemory memory) {
    super(hardware);
    this.memory = memory;
    this.narrow = geometry.entryShift(0) == 2;
    this.pageShift = geometry.pageShift();
  }

  @Override
  public long entryRead(long entry) {
    return narrow ? memory.half(entry) : memory.word(entry);
  }

  @Override
  public void entryWrite(long entry, long word) {
    if (narrow) {
      memory.setHalf(entry, word);
    } else {
      memory.setWord(entry, word);
    }
  }

  @Override
  public long entryExchange(long entry, long word) {
    long before = entryRead(entry);
    entryWrite(entry, word);
    return before;
  }

  @Override
  public boolean entryCompareAndSet(long entry, long expected, long word) {
    boolean same = entryRead(entry) == expected;
    if (same) {
      entryWrite(entry, word);
    }
    return same;
  }

  @Override
  public void pageZero(int page) {
    long end = (page + 1L) << pageShift;
    for (long address = (long) page << pageShift; address < end; address += Long.BYTES) {
      memory.setWord(address, 0);
    }
  }

  @Override
  public void pageCopy(int source, int target) {
    for (long offset = 0; offset < 1L << pageShift; offset += Long.BYTES) {
      memory.setWord(
          ((long) target << pageShift) + offset,
          memory.word(((long) source << pageShift) + offset));
    }
  }
}
