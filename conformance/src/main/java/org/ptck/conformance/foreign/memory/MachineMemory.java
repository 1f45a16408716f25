package org.ptck.conformance.foreign.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.CallTable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.machine.memory.PhysicalMemory;

/**
 * The memory that a library dereferences: one machine's at a time, at the address that the library
 * has chosen, which is the physical address of its first byte.
 */
public final class MachineMemory implements AutoCloseable {

  private final long base;
  private final List<MemoryRegion> regions;
  private @Nullable FixedMapping mapping;

  /**
   * Memory that is not there yet.
   *
   * @param base where it begins; 0 for anywhere
   * @param regions what it has behind the rest
   */
  public MachineMemory(long base, List<MemoryRegion> regions) {
    this.base = base;
    this.regions = List.copyOf(regions);
  }

  /**
   * Memory for a new machine, all zero; that of the machine before is gone.
   *
   * @throws IllegalStateException when the addresses are occupied
   */
  public PhysicalMemory renew(Geometry geometry, CallTable machine) {
    close();
    FixedMapping mapped = MemoryBase.map(geometry, base, regions);
    mapping = mapped;
    machine.setMemory(mapped.bytes());
    return new PhysicalMemory(
        mapped.bytes(), mapped.bytes().address(), machine::runs, NativeComparison.best());
  }

  @Override
  public void close() {
    if (mapping != null) {
      mapping.close();
      mapping = null;
    }
  }
}
