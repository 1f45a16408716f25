package org.ptck.conformance.foreign.memory;

import java.util.List;
import org.ptck.spec.arch.Geometry;
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
      require(geometry, base);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /**
   * Checks that {@link #isUsable} holds.
   *
   * @throws IllegalArgumentException with the reason why it does not
   */
  public static void require(Geometry geometry, long base) {
    byteCount(geometry, base);
  }

  private static long byteCount(Geometry geometry, long base) {
    return PhysicalMemory.byteCount(geometry, MachineSize.scenario(geometry), base);
  }

  /**
   * Maps the memory of a machine.
   *
   * @param base 0 for anywhere
   * @throws IllegalStateException if something else is there
   */
  static FixedMapping map(Geometry geometry, long base) {
    if (base != 0) {
      return FixedMapping.at(base, byteCount(geometry, base));
    }
    IllegalStateException occupied = new IllegalStateException("no address will do");
    for (long candidate : BASES) {
      if (isUsable(geometry, candidate)) {
        try {
          return FixedMapping.at(candidate, byteCount(geometry, candidate));
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
  public static void check(long base, List<Geometry> geometries) {
    for (Geometry geometry : geometries) {
      map(geometry, base).close();
    }
  }
}
