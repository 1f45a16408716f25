package org.ptck.spec.machine.memory;

import java.util.List;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.MemoryRegion;

/** Whether regions lie where they can, behind the memory that a machine hands out otherwise. */
final class Regions {

  /** As far as they reach beyond it, in pages: cells are kept for each. */
  static final int PAGE_COUNT_MAX = 1 << 16;

  private Regions() {}

  /**
   * The page after the last of all, or after the rest of memory if there are none.
   *
   * @param rest the page after the rest of memory
   * @throws IllegalArgumentException with what is wrong, and a remedy
   */
  static long end(List<MemoryRegion> regions, Geometry geometry, long rest) {
    int shift = geometry.pageShift();
    long end = rest;
    for (int n = 0; n < regions.size(); n++) {
      MemoryRegion region = regions.get(n);
      requirePages(region, geometry);
      if ((region.first() >>> shift) < rest) {
        throw new IllegalArgumentException(
            "%s begins within memory that the machine hands out otherwise: have it begin at 0x%x or later"
                .formatted(region, rest << shift));
      }
      if (((region.end() - 1) >>> shift) >= rest + PAGE_COUNT_MAX) {
        throw new IllegalArgumentException(
            "%s ends outside of the machine's memory: have it end at 0x%x at the latest"
                .formatted(region, ((rest + PAGE_COUNT_MAX) << shift) - 1));
      }
      for (MemoryRegion other : regions.subList(0, n)) {
        if (region.first() < other.end() && other.first() < region.end()) {
          throw new IllegalArgumentException(
              "%s overlaps %s: move one of them".formatted(region, other));
        }
      }
      end = Math.max(end, region.end() >>> shift);
    }
    return end;
  }

  private static void requirePages(MemoryRegion region, Geometry geometry) {
    if (region.first() < 0 || region.byteCount() <= 0 || region.end() < 0) {
      throw new IllegalArgumentException(
          "%s begins at 0x%x and has %s bytes: it must have some, and lie below 2^63"
              .formatted(
                  region.name(), region.first(), Long.toUnsignedString(region.byteCount())));
    }
    if (((region.first() | region.byteCount()) & (geometry.pageBytes() - 1)) != 0) {
      throw new IllegalArgumentException(
          "%s is not made of whole pages: have it begin and end at multiples of %d bytes"
              .formatted(region, geometry.pageBytes()));
    }
  }
}
