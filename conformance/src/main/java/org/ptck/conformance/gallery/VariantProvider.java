package org.ptck.conformance.gallery;

import java.util.EnumSet;
import java.util.Set;
import org.ptck.reference.Parts;
import org.ptck.reference.ReferenceManager;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;

/**
 * Provides the reference manager with other parts.
 *
 * @param parts the parts
 * @param styles the capabilities of kind STYLE that they need
 */
record VariantProvider(Parts parts, Set<Capability> styles) implements MemoryManagerProvider {

  private static final ReferenceProvider REFERENCE = new ReferenceProvider();

  @Override
  public String name() {
    return REFERENCE.name();
  }

  @Override
  public boolean supports(Geometry geometry) {
    return REFERENCE.supports(geometry);
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    Set<Capability> declared = EnumSet.copyOf(REFERENCE.capabilities(geometry));
    declared.addAll(styles);
    return declared;
  }

  @Override
  public Guards guards(Geometry geometry) {
    return REFERENCE.guards(geometry);
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    return new ReferenceManager(geometry, hardware, entries, parts);
  }
}
