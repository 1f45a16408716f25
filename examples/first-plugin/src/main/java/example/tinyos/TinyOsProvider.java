package example.tinyos;

import java.util.Set;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Tells the kit what {@link TinyOs} can do, and makes one for every scenario. */
public final class TinyOsProvider implements MemoryManagerProvider {

  @Override
  public String name() {
    return "tiny-os";
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return Set.of(Capability.PROTECT, Capability.FORK, Capability.REFERENCES);
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    return new TinyOs(geometry, hardware);
  }
}
