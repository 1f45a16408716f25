package org.ptck.conformance.foreign;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.ptck.spec.arch.Geometry;

/**
 * Memory of the kernel that a library copies a page of user memory from or to: each 8-byte word of
 * it is the page's stamp.
 */
final class CopiedPage {

  /**
   * The stamp of a page whose words differ, or that nothing was copied to: no program stores it.
   */
  private static final long NOTHING = -1;

  private MemorySegment bytes = MemorySegment.NULL;

  /** As many bytes as a page of the geometry has, all words the stamp. */
  MemorySegment holding(Geometry geometry, long stamp) {
    if (bytes.byteSize() != geometry.pageBytes()) {
      bytes = Arena.ofAuto().allocate(geometry.pageBytes(), Long.BYTES);
    }
    for (long offset = 0; offset < bytes.byteSize(); offset += Long.BYTES) {
      bytes.set(JAVA_LONG, offset, stamp);
    }
    return bytes;
  }

  /** The same with nothing in it. */
  MemorySegment empty(Geometry geometry) {
    return holding(geometry, NOTHING);
  }

  /** What it holds now. */
  long stamp() {
    long first = bytes.get(JAVA_LONG, 0);
    for (long offset = Long.BYTES; offset < bytes.byteSize(); offset += Long.BYTES) {
      if (bytes.get(JAVA_LONG, offset) != first) {
        return NOTHING;
      }
    }
    return first;
  }
}
