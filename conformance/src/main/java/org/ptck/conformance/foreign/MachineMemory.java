package org.ptck.conformance.foreign;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.PhysicalMemory;

/**
 * The memory that a library dereferences: one machine's at a time, at the address that the library
 * has chosen, which is the physical address of its first byte.
 */
final class MachineMemory implements AutoCloseable {

  /** Where memory begins when the library does not care: the first that entries can hold. */
  private static final long[] BASES = {0x10_0000_0000L, 0x8000_0000L, 0x4000_0000L, 0x1000_0000L};

  private final long base;
  private @Nullable FixedMapping mapping;

  /**
   * Memory that is not there yet.
   *
   * @param base where it begins; 0 for anywhere
   */
  MachineMemory(long base) {
    this.base = base;
  }

  /**
   * Memory for a new machine, all zero; that of the machine before is gone.
   *
   * @throws IllegalStateException when the addresses are occupied
   */
  PhysicalMemory renew(Geometry geometry, MachineSize size, CallTable machine) {
    close();
    long first = base == 0 ? anywhere(geometry) : base;
    FixedMapping mapped = FixedMapping.at(first, PhysicalMemory.byteCount(geometry, size, first));
    mapping = mapped;
    machine.setMemory(mapped.bytes());
    return new PhysicalMemory(mapped.bytes(), first);
  }

  private static long anywhere(Geometry geometry) {
    return LongStream.of(BASES)
        .filter(candidate -> MemoryBase.isUsable(geometry, candidate))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    if (mapping != null) {
      mapping.close();
      mapping = null;
    }
  }
}
