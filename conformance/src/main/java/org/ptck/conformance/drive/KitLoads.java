package org.ptck.conformance.drive;

import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.model.SystemState;

/** Loads spaces for managers that do not do it themselves: space n goes under id n. */
final class KitLoads {

  private final Machine machine;

  KitLoads(Machine machine) {
    this.machine = machine;
  }

  /** Makes the CPU run the space if it exists; always true. */
  boolean load(SystemState state, int cpu, int space) {
    if (state.exists(space)) {
      machine.enter(cpu);
      machine.hardware().load(cpu, space, space);
    }
    return true;
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
