package org.ptck.conformance.foreign;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.PhysicalMemory;

/** Where plain memory may begin. */
final class MemoryBase {

  /** The most bytes of memory that a machine has. */
  private static final long SIZE_BYTES_MAX = 1L << 30;

  private MemoryBase() {}

  /** Whether entries of the geometry can name every page of memory that begins there. */
  static boolean isUsable(Geometry geometry, long base) {
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
  static void require(Geometry geometry, long base) {
    PhysicalMemory.byteCount(geometry, MachineSize.scenario(geometry), base);
  }

  /**
   * Finds out whether memory can begin there in this process.
   *
   * @param base 0 for anywhere
   * @throws IllegalStateException if something else is there
   */
  static void check(long base) {
    if (base != 0) {
      FixedMapping.at(base, SIZE_BYTES_MAX).close();
    }
  }
}
