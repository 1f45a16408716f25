package org.ptck.conformance.foreign;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.PhysicalMemory;

/**
 * Makes the machines that a library runs on: in the plain tier their memory is mapped where the
 * library finds it. There is one at a time.
 */
final class Machines implements AutoCloseable {

  private final Plugin plugin;
  private final CallTable calls;
  private @Nullable FixedMapping mapping;

  Machines(Plugin plugin, CallTable calls) {
    this.plugin = plugin;
    this.calls = calls;
  }

  /**
   * A new machine; the one before must not be used any more.
   *
   * @throws IllegalStateException when memory cannot be mapped where it has to be
   */
  Machine machine(Geometry geometry) {
    close();
    MachineSize size = MachineSize.scenario(geometry);
    Machine machine =
        plugin.tier() == Tier.PLAIN_MEMORY
            ? new Machine(geometry, size, mapped(geometry))
            : new Machine(geometry, size);
    calls.guard().setMachine(machine);
    return machine;
  }

  /**
   * Finds out whether memory can be mapped, before anybody counts on it.
   *
   * @throws IllegalStateException as {@link #machine}
   */
  void check() {
    if (plugin.tier() == Tier.PLAIN_MEMORY) {
      for (Geometry geometry : plugin.geometries()) {
        mapped(geometry);
        close();
      }
    }
  }

  private PhysicalMemory mapped(Geometry geometry) {
    long base = MemoryBase.of(geometry, plugin.memoryBase());
    long byteCount = MemoryBase.byteCount(geometry, base);
    FixedMapping mapped =
        FixedMapping.at(base, byteCount)
            .orElseThrow(() -> new IllegalStateException(occupied(base, byteCount)));
    mapping = mapped;
    calls.setMemory(mapped.memory());
    return new PhysicalMemory(mapped.memory(), base);
  }

  private String occupied(long base, long byteCount) {
    return "its memory cannot be mapped from 0x%x to 0x%x: something else is there; %s"
        .formatted(
            base,
            base + byteCount - 1,
            "choose another ptck_plugin.memory_base, between 0x80000000 and 0x800000000");
  }

  /** Unmaps memory. */
  @Override
  public void close() {
    if (mapping != null) {
      mapping.close();
      mapping = null;
    }
  }
}
