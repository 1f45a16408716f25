package org.ptck.conformance.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.FunctionTable;
import org.ptck.conformance.foreign.call.Tier;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.hardware.MemoryRegion;

/**
 * What a library says of itself: a {@code struct ptck_plugin}, checked.
 *
 * @param name lower-case letters, digits, dashes
 * @param tier how it reaches memory
 * @param geometries those that it runs on
 * @param memoryBase where plain memory begins; 0 for anywhere, and in the instrumented tier
 * @param userFirst the first user address
 * @param userLast the last user address; 0 for that of the geometry
 * @param regions those of memory that it allocates out of; empty for none
 * @param manager its memory manager; null if it has none
 * @param pageTables its library of page tables; null if it has none
 * @param entries its architecture layer; null if it has none
 * @param references where its manager counts references; null if the kit is told by calls
 * @param mapcounts where it counts mappings; null if the kit is told by calls
 */
record Plugin(
    String name,
    Tier tier,
    List<Geometry> geometries,
    long memoryBase,
    long userFirst,
    long userLast,
    List<MemoryRegion> regions,
    @Nullable FunctionTable manager,
    @Nullable FunctionTable pageTables,
    @Nullable FunctionTable entries,
    @Nullable CountSource references,
    @Nullable CountSource mapcounts) {

  /** The addresses that it gives user code on the geometry. */
  UserRange userRange(Geometry geometry) {
    return new UserRange(userFirst, userLast == 0 ? geometry.addressLast() : userLast);
  }
}
