package org.ptck.conformance.foreign;

import java.util.Set;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EntryOperations;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Makes managers above a {@code struct ptck_page_tables}, one scenario after the other. */
record PageTablesProvider(
    Plugin plugin, Set<Capability> declared, Conversation library)
    implements MemoryManagerProvider {

  /**
   * A provider of what the functions do.
   *
   * @throws IllegalArgumentException when what they declare cannot be right
   */
  static PageTablesProvider of(Plugin plugin, CallTable machine, FunctionTable functions) {
    return new PageTablesProvider(
        plugin,
        plugin.tier().with(Declared.byPageTables(functions)),
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
    return new FrameHandingManager(
        new PageTables(library),
        geometry,
        hardware,
        declared.contains(Capability.SPAWN));
  }
}
