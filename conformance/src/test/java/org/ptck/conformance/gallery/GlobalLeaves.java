package org.ptck.conformance.gallery;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.fact.hardware.Hardware;

/**
 * Hardware beneath a system that marks every leaf of user code global and knows no ids: it
 * invalidates everything whenever it has to, and at every switch of spaces.
 */
class GlobalLeaves extends ForwardingHardware {

  private static final long NOT_GLOBAL_OF_ARM64 = 1L << 11;
  private static final long GLOBAL_OF_RISC_V = 1L << 5;

  private final Architecture architecture;

  GlobalLeaves(Architecture architecture, Hardware hardware) {
    super(hardware);
    this.architecture = architecture;
  }

  private long marked(long word) {
    if (!architecture.isLeaf(0, word) || !architecture.leafAccess(word).isAny()) {
      return word;
    }
    return architecture instanceof Arm64
        ? word & ~NOT_GLOBAL_OF_ARM64
        : word | GLOBAL_OF_RISC_V;
  }

  @Override
  public void entryWrite(long entry, long word) {
    super.entryWrite(entry, marked(word));
  }

  @Override
  public long entryExchange(long entry, long word) {
    return super.entryExchange(entry, marked(word));
  }

  @Override
  public boolean entryCompareAndSet(long entry, long expected, long word) {
    return super.entryCompareAndSet(entry, expected, marked(word));
  }

  @Override
  public void invalidateRange(long cpuMask, int id, long address, long pageCount, int depth) {
    invalidateAll(cpuMask);
  }

  @Override
  public void invalidateId(long cpuMask, int id) {
    invalidateAll(cpuMask);
  }

  @Override
  public void load(int cpu, int space, int id) {
    unload(cpu);
    invalidateAll(1L << cpu);
    super.load(cpu, space, id);
  }
}
