package org.ptck.conformance.drive;

import java.util.Set;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.model.SystemState;

/**
 * Loads spaces for managers that do not do it themselves: space n goes under id n. Invalidates
 * where their systems do, by the words that they declare.
 */
final class KitLoads {

  private static final int NONE = -1;

  private final Machine machine;
  private final boolean onOneCpu;
  private final boolean flushesAtTrap;
  private final boolean flushesAtLoad;

  KitLoads(Machine machine, Set<Capability> capabilities) {
    this.machine = machine;
    this.onOneCpu = capabilities.contains(Capability.ONE_CPU_PER_SPACE);
    this.flushesAtTrap = capabilities.contains(Capability.FLUSH_AT_TRAP);
    this.flushesAtLoad = flushesAtTrap || capabilities.contains(Capability.FLUSH_AT_LOAD);
  }

  /** Makes the CPU run the space if it exists; always true. */
  boolean load(SystemState state, int cpu, int space) {
    if (state.exists(space)) {
      machine.enter(cpu);
      takeFromOthers(cpu, space);
      if (flushesAtLoad) {
        letGo(cpu);
        flush(cpu);
      }
      machine.hardware().load(cpu, space, space);
    }
    return true;
  }

  /** A program on the CPU enters the kernel, which works for the space; it need not exist. */
  void trap(int cpu, int space) {
    if (space >= 0) {
      takeFromOthers(cpu, space);
    }
    if (flushesAtTrap && letGo(cpu)) {
      flush(cpu);
    }
  }

  /** The CPU goes back to the program that it came from, whose fault was resolved. */
  void resume(SystemState state, int cpu, int space) {
    if (flushesAtTrap) {
      load(state, cpu, space);
    }
  }

  /** Where one CPU at a time runs a space, whoever had it goes through the kernel before. */
  private void takeFromOthers(int cpu, int space) {
    for (int other = 0; onOneCpu && other < machine.cpuCount(); other++) {
      if (other != cpu && machine.loadedSpace(other) == space) {
        letGo(other);
        if (flushesAtTrap) {
          flush(other);
        }
      }
    }
  }

  private boolean letGo(int cpu) {
    boolean isLoaded = machine.loadedSpace(cpu) != NONE;
    if (isLoaded) {
      machine.hardware().unload(cpu);
    }
    return isLoaded;
  }

  private void flush(int cpu) {
    machine.hardware().invalidateAll(1L << cpu);
  }

  /** An id is clean when its space is born. */
  void born(Operation operation, Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      switch (operation) {
        case Operation.Spawn(int space) ->
            machine.hardware().invalidateId(Translations.ALL_CPUS, space);
        case Operation.Fork(_, int child) ->
            machine.hardware().invalidateId(Translations.ALL_CPUS, child);
        default -> {}
      }
    }
  }

  /** Takes the space from every CPU, before it exits. */
  void unload(int space) {
    for (int cpu = 0; cpu < machine.hardware().cpuCount(); cpu++) {
      if (machine.loadedSpace(cpu) == space) {
        machine.hardware().unload(cpu);
      }
    }
  }
}
