package org.ptck.conformance.foreign.memory;

import java.util.List;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.PhysicalMemory;

/** Where plain memory may begin, and putting it there. */
public final class MemoryBase {

  /** Where memory begins when a library does not care: the first that will do. */
  private static final long[] BASES = {0x10_0000_0000L, 0x8000_0000L, 0x4000_0000L, 0x1000_0000L};

  private MemoryBase() {}

  /** Whether entries of the geometry can name every page of memory that begins there. */
  public static boolean isUsable(Geometry geometry, long base) {
    try {
      require(geometry, base, List.of());
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /**
   * Checks that {@link #isUsable} holds, and that regions lie where they can.
   *
   * @throws IllegalArgumentException with the reason why it does not
   */
  public static void require(Geometry geometry, long base, List<MemoryRegion> regions) {
    byteCount(geometry, base, regions);
  }

  private static long byteCount(Geometry geometry, long base, List<MemoryRegion> regions) {
    MachineSize size = MachineSize.scenario(geometry).with(regions);
    return PhysicalMemory.byteCount(geometry, size, base);
  }

  /**
   * Maps the memory of a machine.
   *
   * @param base 0 for anywhere
   * @param regions what it has behind the rest; none unless there is a base
   * @throws IllegalStateException if something else is there
   */
  static FixedMapping map(Geometry geometry, long base, List<MemoryRegion> regions) {
    if (base != 0) {
      return FixedMapping.at(base, byteCount(geometry, base, regions));
    }
    IllegalStateException occupied = new IllegalStateException("no address will do");
    for (long candidate : BASES) {
      if (isUsable(geometry, candidate)) {
        try {
          return FixedMapping.at(candidate, byteCount(geometry, candidate, regions));
        } catch (IllegalStateException e) {
          occupied = e;
        }
      }
    }
    throw occupied;
  }

  /**
   * Finds out whether the memory of machines can be mapped in this process.
   *
   * @param base 0 for anywhere
   * @throws IllegalStateException if something else is there
   */
  public static void check(long base, List<MemoryRegion> regions, List<Geometry> geometries) {
    for (Geometry geometry : geometries) {
      map(geometry, base, regions).close();
    }
  }
}
