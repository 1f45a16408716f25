package org.ptck.spec.plugin;

import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.FrameMemory;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MemoryRegion;

/**
 * Makes memory managers. Found by {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/org.ptck.spec.plugin.MemoryManagerProvider}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface MemoryManagerProvider {

  /** The name given to {@code --manager}; lower-case letters, digits and dashes. */
  String name();

  /** Whether it runs on the geometry at all. */
  default boolean supports(Geometry geometry) {
    return true;
  }

  /** What its managers can do on the geometry, which facts they keep, which styles they need. */
  Set<Capability> capabilities(Geometry geometry);

  /**
   * Which of {@link Capability#BASIC} its managers lack on the geometry; empty for none. What they
   * lack is not asked for.
   */
  default Set<Capability> lacks(Geometry geometry) {
    return Set.of();
  }

  /**
   * Which locks guard what, in managers that take machine locks. What is declared, LCK-6 holds them
   * to; what is lockless by design is declared to be guarded by none.
   */
  default Guards guards(Geometry geometry) {
    return Guards.UNDECLARED;
  }

  /**
   * The addresses that its managers give user code on the geometry: whole pages, all that the
   * geometry gives if nothing else is said. The others are the kernel's, to map what it likes
   * there, but for user code; no request is about them, but for those that are to be refused.
   */
  default UserRange userRange(Geometry geometry) {
    return geometry.userRange();
  }

  /**
   * Regions of physical memory out of which its managers allocate by place
   * ({@link FrameMemory#regionAllocate}), on the geometry; empty for none.
   */
  default List<MemoryRegion> regions(Geometry geometry) {
    return List.of();
  }

  /**
   * Makes a fresh manager for one scenario; none is ever reset or used twice.
   *
   * @param geometry the geometry, with the {@link #userRange} in the place of its own
   * @param entries the architecture layer to use; a manager that lacks
   *   {@link Capability#ENTRY_OPERATIONS} may ignore it
   */
  MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries);
}
