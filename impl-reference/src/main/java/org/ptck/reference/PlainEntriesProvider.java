package org.ptck.reference;

import java.util.Set;
import org.ptck.reference.entries.PlainEntries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.EntryOperationsProvider;

/** Provides the entry operations {@code plain}. */
public final class PlainEntriesProvider implements EntryOperationsProvider {

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return Set.of(Capability.PAGE_DIRTY);
  }

  @Override
  public EntryOperations create(Geometry geometry, Hardware hardware) {
    return new PlainEntries(geometry, hardware);
  }
}
