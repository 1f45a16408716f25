package org.ptck.conformance.foreign;

import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;

/** Where plain memory may begin. */
final class MemoryBase {

  /** The most bytes of memory that a machine has. */
  private static final long SIZE_BYTES_MAX = 1L << 30;

  private MemoryBase() {}

  /** Whether entries of the geometry can name every page of memory that begins there. */
  static boolean isUsable(Geometry geometry, long base) {
    return isNamed(geometry, base)
        && isNamed(geometry, base + SIZE_BYTES_MAX - geometry.pageBytes());
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

  private static boolean isNamed(Geometry geometry, long physicalAddress) {
    Architecture architecture = geometry.architecture();
    long word = architecture.leafWord(0, physicalAddress);
    boolean fits = geometry.entryShift(0) == 3 || word >>> Integer.SIZE == 0;
    return fits && architecture.physicalAddress(word) == physicalAddress;
  }
}
