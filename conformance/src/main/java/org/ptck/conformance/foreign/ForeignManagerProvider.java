package org.ptck.conformance.foreign;

import java.util.Set;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EntryOperations;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Makes managers that are a {@code struct ptck_manager}, one scenario after the other. */
record ForeignManagerProvider(Plugin plugin, Set<Capability> declared,
    Conversation library)
    implements MemoryManagerProvider {

  /**
   * A provider of what the functions do.
   *
   * @throws IllegalArgumentException when what they declare cannot be right
   */
  static ForeignManagerProvider of(Plugin plugin, CallTable machine, FunctionTable functions) {
    return new ForeignManagerProvider(
        plugin, plugin.tier().with(Declared.byManager(functions)),
        new Conversation(machine, functions));
  }

  @Override
  public String name() {
    return plugin.name();
  }

  @Override
  public boolean supports(Geometry geometry) {
    return plugin.geometries().contains(geometry);
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return declared;
  }

  @Override
  public Set<Capability> lacks(Geometry geometry) {
    return Capability.basicBut(declared);
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    library.begin(geometry, hardware);
    return new ForeignManager(library);
  }
}
