package org.ptck.conformance.child;

import java.util.Set;
import org.ptck.conformance.child.wire.Description;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.EntryOperationsProvider;

/** Entry operations that a host brings, as the parent sees them: made in children only. */
record DescribedEntries(Description.Part part) implements EntryOperationsProvider {

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
  public EntryOperations create(Geometry geometry, Hardware hardware) {
    throw new IllegalStateException(name() + " runs in processes of its own");
  }
}
