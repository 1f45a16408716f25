package org.ptck.conformance.drive;

import java.util.List;
import java.util.Set;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * What a runner knows of an implementation: who makes its two parts, and what the two declare
 * together. Where it runs is the affair of whoever made the runner.
 */
public interface Providers {

  /** Makes the managers. */
  MemoryManagerProvider manager();

  /** Makes the entry operations beneath them. */
  EntryOperationsProvider entries();

  /** What can be asked of the two together on the geometry. */
  Set<Capability> capabilities(Geometry geometry);

  /** The regions of memory that the manager allocates out of, on the geometry. */
  List<MemoryRegion> regions(Geometry geometry);

  /** Which locks guard what on the geometry, as the manager says. */
  Guards guards(Geometry geometry);
}
