package org.ptck.conformance.execute;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.Misconduct;
import org.ptck.conformance.scenario.Header;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.PhysicalMemory;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.account.Conduct;

/**
 * What an implementation says of itself on a geometry, asked once before anything is run: a
 * provider is foreign code, which may throw, answer null, or answer something else the next time.
 *
 * @param implementation the implementation, which from now on says what it said then
 * @param geometry the geometry, with the addresses of user code that it said
 * @param finding what was wrong with it; nothing is run then
 * @param lost why nothing is known of it, and nothing is run; null unless that is so
 */
public record Declaration(
    Implementation implementation,
    Geometry geometry,
    @Nullable Finding finding,
    @Nullable ExecutorLost lost) {

  /** Asks for names and capabilities. */
  public static Declaration of(Implementation asked, Geometry geometry, Bounds bounds) {
    Heartbeat heartbeat = new Heartbeat();
    heartbeat.enter();
    try {
      return Supervisor
          .watch(heartbeat, bounds.hangMillis(), () -> answered(asked, geometry))
          .orElseGet(() -> hung(asked, geometry));
    } catch (ExecutorLost lost) {
      return new Declaration(silent(asked, geometry), geometry, null, lost);
    }
  }

  private static Declaration hung(Implementation asked, Geometry geometry) {
    Finding finding = Misconduct.finding(geometry, "RUN-2", Misconduct.HANGS);
    return new Declaration(silent(asked, geometry), geometry, finding, null);
  }

  private static Declaration answered(Implementation asked, Geometry geometry) {
    try {
      String manager = asked.manager().name();
      String entries = asked.entries().name();
      // The names go into repros, which can hold words only.
      Header.of(geometry.name()).withImplementation(manager, entries);
      Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
      capabilities.addAll(asked.capabilities(geometry));
      Guards guards = Objects.requireNonNull(asked.guards(geometry), "guards() answered null");
      Geometry ranged = asked.ranged(geometry);
      List<MemoryRegion> regions = List.copyOf(asked.regions(geometry));
      if (!capabilities.contains(Capability.PLAIN_MEMORY)) {
        // Of a library whose memory begins elsewhere its reader has asked.
        PhysicalMemory.byteCount(geometry, MachineSize.scenario(geometry).with(regions), 0);
      }
      Implementation implementation =
          said(asked, manager, entries, capabilities, guards, ranged.userRange(), regions);
      return new Declaration(implementation, ranged, null, null);
    } catch (Throwable thrown) {
      Conduct conduct = Misconduct.thrown(thrown);
      return new Declaration(
          silent(asked, geometry), geometry, Misconduct.finding(geometry, "RUN-1", conduct), null);
    }
  }

  /** Stands in for an implementation that could not say its name. */
  private static Implementation silent(Implementation asked, Geometry geometry) {
    return said(
        asked, "unnamed", "unnamed", Set.of(), Guards.UNDECLARED, geometry.userRange(), List.of());
  }

  private static Implementation said(
      Implementation asked,
      String manager,
      String entries,
      Set<Capability> capabilities,
      Guards guards,
      UserRange userRange,
      List<MemoryRegion> regions) {
    return new Implementation(
        new Manager(asked.manager(), manager, Set.copyOf(capabilities), guards, userRange, regions),
        new Entries(asked.entries(), entries),
        asked.executors());
  }

  private record Manager(
      MemoryManagerProvider made,
      String name,
      Set<Capability> declared,
      Guards guards,
      UserRange userRange,
      List<MemoryRegion> regions)
      implements MemoryManagerProvider {
    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      return declared;
    }

    @Override
    public Guards guards(Geometry geometry) {
      return guards;
    }

    @Override
    public UserRange userRange(Geometry geometry) {
      return userRange;
    }

    @Override
    public List<MemoryRegion> regions(Geometry geometry) {
      return regions;
    }

    @Override
    public Set<Capability> lacks(Geometry geometry) {
      return Capability.basicBut(declared);
    }

    @Override
    public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
      return made.create(geometry, hardware, entries);
    }
  }

  private record Entries(EntryOperationsProvider made, String name)
      implements EntryOperationsProvider {
    @Override
    public EntryOperations create(Geometry geometry, Hardware hardware) {
      return made.create(geometry, hardware);
    }
  }
}
