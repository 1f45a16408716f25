package org.ptck.conformance.gallery;

import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.PhysicalMemory;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;
import org.ptck.spec.rule.Rule;

/** Implementations that access entries and pages as memory, made of ones that call for it. */
final class PlainMemory {

  /** Where memory begins: at a page of any size, below addresses that no 4-byte entry holds. */
  static final long BASE = 0x1234_0000L;

  private PlainMemory() {}

  /** The same implementation in the plain-memory tier. */
  static Implementation of(Implementation calling) {
    return new Implementation(
        new Manager(calling.manager(), PlainMemory::unused), calling.entries(), executors(calling));
  }

  private static Hardware unused(Hardware hardware, Geometry geometry) {
    throw new IllegalStateException("made by its executor only");
  }

  private static ExecutorFactory executors(Implementation calling) {
    return new ExecutorFactory() {
      @Override
      public Executor open(
          Implementation implementation,
          Geometry geometry,
          List<Rule> rules,
          Bounds bounds,
          Heartbeat heartbeat) {
        MachineSize size = MachineSize.scenario(geometry);
        long byteCount = PhysicalMemory.byteCount(geometry, size, BASE);
        PhysicalMemory memory =
            new PhysicalMemory(Arena.ofAuto().allocate(byteCount, 8), BASE);
        Tier tier = (hardware, shape) -> new PlainHardware(hardware, shape, memory);
        return new LocalExecutor(
            new Implementation(
                new Manager(calling.manager(), tier), new Entries(calling.entries(), tier)),
            new Machine(geometry, size, memory),
            rules,
            bounds,
            heartbeat,
            RunWatcher.NONE);
      }
    };
  }

  /** Puts something between code under test and the machine. */
  private interface Tier {
    Hardware over(Hardware hardware, Geometry geometry);
  }

  private record Manager(MemoryManagerProvider calling, Tier tier)
      implements MemoryManagerProvider {

    @Override
    public String name() {
      return calling.name();
    }

    @Override
    public boolean supports(Geometry geometry) {
      return calling.supports(geometry);
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      Set<Capability> declared = EnumSet.of(Capability.PLAIN_MEMORY);
      declared.addAll(calling.capabilities(geometry));
      return declared;
    }

    @Override
    public Guards guards(Geometry geometry) {
      return calling.guards(geometry);
    }

    @Override
    public MemoryManager create(Geometry geometry, Hardware hardware, EntryOperations entries) {
      return calling.create(geometry, tier.over(hardware, geometry), entries);
    }
  }

  private record Entries(EntryOperationsProvider calling, Tier tier)
      implements EntryOperationsProvider {

    @Override
    public String name() {
      return calling.name();
    }

    @Override
    public boolean supports(Geometry geometry) {
      return calling.supports(geometry);
    }

    @Override
    public Set<Capability> capabilities(Geometry geometry) {
      return calling.capabilities(geometry);
    }

    @Override
    public EntryOperations create(Geometry geometry, Hardware hardware) {
      return calling.create(geometry, tier.over(hardware, geometry));
    }
  }
}
