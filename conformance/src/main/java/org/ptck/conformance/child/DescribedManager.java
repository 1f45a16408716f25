package org.ptck.conformance.child;

import java.util.Set;
import org.ptck.conformance.child.wire.Description;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** A manager that a host brings, as the parent sees it: it is made in children only. */
record DescribedManager(Description.Part part) implements MemoryManagerProvider {

  @Override
  public String name() {
    return part.name();
  }

  @Override
  public boolean supports(Geometry geometry) {
    return part.capabilities().containsKey(geometry.name());
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return part.capabilities().getOrDefault(geometry.name(), Set.of());
  }

  @Override
  public UserRange userRange(Geometry geometry) {
    return part.userRanges().getOrDefault(geometry.name(), geometry.userRange());
  }

  @Override
  public Set<Capability> lacks(Geometry geometry) {
    return Capability.basicBut(capabilities(geometry));
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    throw new IllegalStateException(name() + " runs in processes of its own");
  }
}
