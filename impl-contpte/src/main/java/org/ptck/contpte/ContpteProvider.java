package org.ptck.contpte;

import java.util.Set;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.EntryOperationsProvider;

/** Provides the entry operations {@code contpte}. */
public final class ContpteProvider implements EntryOperationsProvider {

  @Override
  public String name() {
    return "contpte";
  }

  @Override
  public boolean supports(Geometry geometry) {
    return geometry.contiguousRun(0) > 1 && hasContiguousBit(geometry.architecture());
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return Set.of(Capability.CONTIGUOUS);
  }

  @Override
  public EntryOperations create(Geometry geometry, Hardware hardware) {
    return new ContpteEntries(geometry, hardware);
  }

  private static boolean hasContiguousBit(Architecture architecture) {
    return architecture.isContiguous(architecture.makeContiguous(architecture.leafWord(0, 0)));
  }
}
