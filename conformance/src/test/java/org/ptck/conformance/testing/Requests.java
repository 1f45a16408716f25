package org.ptck.conformance.testing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.plugin.MemoryManagerProvider;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** Requests of a few scenarios, and implementations to make them of. */
public final class Requests {

  public static final Implementation REFERENCE =
      new Implementation(new ReferenceProvider(), new PlainEntriesProvider());

  /** Hangs are found out soon. */
  public static final Bounds IMPATIENT = new Bounds(16, 8, 1_000);

  private Requests() {}

  public static RunRequest of(Implementation implementation, long scenarioCountMax) {
    return of(implementation, Geometries.TINY, Catalogue.all(), scenarioCountMax, false);
  }

  public static RunRequest of(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      long scenarioCountMax,
      boolean keepGoing) {
    return new RunRequest(
        implementation,
        List.of(),
        geometry,
        rules,
        7,
        Extent.scenarios(scenarioCountMax),
        keepGoing,
        List.of(),
        IMPATIENT);
  }

  public static RunReport run(RunRequest request) {
    return Campaign.run(request, Progress.NONE);
  }

  /** A fresh manager of the implementation, on the machine. */
  public static MemoryManager manager(Implementation implementation, Machine machine) {
    Geometry geometry = machine.geometry();
    Hardware hardware = machine.hardware();
    EntryOperations entries = implementation.entries().create(geometry, hardware);
    return implementation.manager().create(geometry, hardware, entries);
  }

  /** Makes a manager that stands between the kit and the reference. */
  @FunctionalInterface
  public interface Maker {
    MemoryManager make(MemoryManager reference, Hardware hardware);
  }

  public static Implementation made(Maker maker) {
    return new Implementation(
        new Provider() {
          @Override
          public MemoryManager create(
              Geometry geometry, Hardware hardware, EntryOperations entries) {
            return maker.make(super.create(geometry, hardware, entries), hardware);
          }
        },
        new PlainEntriesProvider());
  }

  /** The reference under another name; it knows few spaces. */
  public static class Provider implements MemoryManagerProvider {
    private final ReferenceProvider reference = new ReferenceProvider();

    @Override
    public String name() {
      return "guest";
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      Set<Capability> capabilities = EnumSet.copyOf(reference.capabilities(geometry));
      capabilities.remove(Capability.MANY_SPACES);
      return capabilities;
    }

    @Override
    public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
      return reference.create(geometry, hardware, entries);
    }
  }
}
