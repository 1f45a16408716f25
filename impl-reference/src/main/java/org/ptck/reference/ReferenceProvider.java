package org.ptck.reference;

import java.util.Set;
import org.ptck.reference.platform.MachineLocks;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Provides the manager {@code reference}: every operation, every fact, no style. */
public final class ReferenceProvider implements MemoryManagerProvider {

  private static final Set<Capability> CAPABILITIES =
      Set.of(
          Capability.MANY_SPACES,
          Capability.PROTECT,
          Capability.FORK,
          Capability.LARGE_FOLIOS,
          Capability.LOAD,
          Capability.FILE_SHARED,
          Capability.FILE_PRIVATE,
          Capability.SYNC,
          Capability.MOVE,
          Capability.DISCARD,
          Capability.PIN,
          Capability.COPY_IN,
          Capability.COPY_OUT,
          Capability.REFERENCES,
          Capability.MAPCOUNTS,
          Capability.EXCLUSIVE_MARKS,
          Capability.DIRTY_TRACKING,
          Capability.EXECUTE_PERMISSION,
          Capability.WRITE_NOTIFY,
          Capability.RESIDENT_COUNTERS,
          Capability.REVERSE_MAP,
          Capability.LOCKS,
          Capability.ENTRY_OPERATIONS,
          Capability.NAMED_REFUSALS,
          Capability.ATOMIC_FAILURE);

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return CAPABILITIES;
  }

  @Override
  public Guards guards(Geometry geometry) {
    return MachineLocks.GUARDS;
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    return new ReferenceManager(geometry, hardware, entries, Parts.PLAIN);
  }
}
