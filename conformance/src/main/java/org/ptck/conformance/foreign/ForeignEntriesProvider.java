package org.ptck.conformance.foreign;

import java.util.Set;
import org.ptck.conformance.foreign.call.CallTable;
import org.ptck.conformance.foreign.call.Conversation;
import org.ptck.conformance.foreign.call.FunctionTable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.EntryOperationsProvider;

/** Makes entry operations that are a {@code struct ptck_entries}, one scenario after the other. */
record ForeignEntriesProvider(Plugin plugin, Set<Capability> declared, Conversation library)
    implements EntryOperationsProvider {

  /**
   * A provider of what the functions do.
   *
   * @throws IllegalArgumentException when what they declare cannot be right
   */
  static ForeignEntriesProvider of(Plugin plugin, CallTable machine, FunctionTable functions) {
    return new ForeignEntriesProvider(
        plugin, plugin.tier().with(Declared.byEntries(functions)),
        new Conversation(machine, functions));
  }

  @Override
  public String name() {
    return plugin.name();
  }

  @Override
  public boolean supports(Geometry geometry) {
    return plugin.geometries().contains(geometry.whole());
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return declared;
  }

  @Override
  public EntryOperations create(Geometry geometry, Hardware hardware) {
    library.begin(geometry, hardware);
    return new ForeignEntries(library, geometry, hardware);
  }
}
