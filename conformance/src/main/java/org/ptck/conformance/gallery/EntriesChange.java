package org.ptck.conformance.gallery;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ptck.contpte.ContpteEntries;
import org.ptck.contpte.ContpteParts;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.EntryOperationsProvider;

/**
 * What a variant of the architecture layer puts in the place of bundled entry operations.
 *
 * @param entries the name of the entry operations that it changes
 * @param where the geometries on which it makes a difference
 * @param maker makes the changed entry operations
 */
record EntriesChange(String entries, Predicate<Geometry> where, Maker maker) {

  /** Makes entry operations for one scenario. */
  @FunctionalInterface
  interface Maker {
    /** Fresh entry operations. */
    EntryOperations create(Geometry geometry, Hardware hardware);
  }

  /** The contpte layer with other decisions. */
  static EntriesChange contpte(Predicate<Geometry> where, UnaryOperator<ContpteParts> change) {
    Maker maker =
        (geometry, hardware) -> new ContpteEntries(
            geometry, hardware, change.apply(ContpteParts.correct()));
    return new EntriesChange("contpte", where, maker);
  }

  /** The provider, under its own name, with this change in it. */
  EntryOperationsProvider in(EntryOperationsProvider unchanged) {
    return new Changed(unchanged, this);
  }

  private record Changed(EntryOperationsProvider unchanged, EntriesChange change)
      implements EntryOperationsProvider {
    @Override
    public String name() {
      return unchanged.name();
    }

    @Override
    public boolean supports(Geometry geometry) {
      return unchanged.supports(geometry) && change.where.test(geometry);
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      return unchanged.capabilities(geometry);
    }

    @Override
    public EntryOperations create(Geometry geometry, Hardware hardware) {
      return change.maker.create(geometry, hardware);
    }
  }
}
