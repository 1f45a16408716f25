package org.ptck.conformance.junit;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** The reference under another name and on hardware that something was done to. */
class DelegatingProvider implements MemoryManagerProvider {

  private final String name;
  private final UnaryOperator<Hardware> change;

  DelegatingProvider(String name, UnaryOperator<Hardware> change) {
    this.name = name;
    this.change = change;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return new ReferenceProvider().capabilities(geometry);
  }

  @Override
  public Guards guards(Geometry geometry) {
    return new ReferenceProvider().guards(geometry);
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    return new ReferenceProvider().create(geometry, change.apply(hardware), entries);
  }
}
