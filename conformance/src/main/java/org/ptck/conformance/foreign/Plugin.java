package org.ptck.conformance.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.foreign.call.FunctionTable;
import org.ptck.conformance.foreign.call.Tier;
import org.ptck.spec.arch.Geometry;

/**
 * What a library says of itself: a {@code struct ptck_plugin}, checked.
 *
 * @param name lower-case letters, digits, dashes
 * @param tier how it reaches memory
 * @param geometries those that it runs on
 * @param memoryBase where plain memory begins; 0 for anywhere, and in the instrumented tier
 * @param manager its memory manager; null if it has none
 * @param pageTables its library of page tables; null if it has none
 * @param entries its architecture layer; null if it has none
 */
record Plugin(
    String name,
    Tier tier,
    List<Geometry> geometries,
    long memoryBase,
    @Nullable FunctionTable manager,
    @Nullable FunctionTable pageTables,
    @Nullable FunctionTable entries) {}
