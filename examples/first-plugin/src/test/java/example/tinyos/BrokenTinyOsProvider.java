package example.tinyos;

import java.util.Set;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Declares what {@link TinyOsProvider} declares, and makes the broken twin. */
public final class BrokenTinyOsProvider implements MemoryManagerProvider {

  @Override
  public String name() {
    return "tiny-os-broken";
  }

  @Override
  public Set<Capability> capabilities(Geometry geometry) {
    return new TinyOsProvider().capabilities(geometry);
  }

  @Override
  public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
    return new BrokenTinyOs(geometry, hardware);
  }
}
