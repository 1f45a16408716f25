package org.ptck.conformance.drive;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/**
 * All that a scenario asks of a machine and of a manager, so that it can be run again without
 * generator and model: what is left is the implementation, the machine and the rules.
 *
 * <p>Stands in the package of the runner, like a test of it, since it is built from the runner's
 * parts. Making one fails if a replay makes other events than {@link ScenarioRunner} does.
 */
public final class Recording {

  private final Implementation implementation;
  private final int cpuCount;
  private final Deed[] deeds;
  private final long eventCount;
  private final long eventHash;

  private Recording(
      Implementation implementation, int cpuCount, List<Deed> deeds, ScenarioResult result) {
    this.implementation = implementation;
    this.cpuCount = cpuCount;
    this.deeds = deeds.toArray(Deed[]::new);
    this.eventCount = result.eventCount();
    this.eventHash = result.eventHash();
  }

  /**
   * Records scenarios of an implementation that loads spaces itself and passes them, and whose
   * entry operations keep nothing to themselves and make no contiguous blocks.
   *
   * @param scenarios ones in which no other CPU does anything in the middle of a step
   */
  public static List<Recording> of(
      Implementation implementation, Geometry geometry, List<Scenario> scenarios) {
    ScenarioRunner runner =
        new ScenarioRunner(
            implementation,
            geometry,
            Catalogue.all(),
            Bounds.DEFAULT,
            new Heartbeat(),
            RunWatcher.NONE);
    Machine machine = new Machine(geometry, MachineSize.scenario(geometry));
    List<Recording> recordings = new ArrayList<>(scenarios.size());
    for (Scenario scenario : scenarios) {
      int cpuCount = scenario.header().cpuCount();
      List<Deed> deeds = new Recorder(implementation, machine, cpuCount).record(scenario);
      Recording recording = new Recording(implementation, cpuCount, deeds, runner.run(scenario));
      recording.verify(machine);
      recordings.add(recording);
    }
    return recordings;
  }

  /** The number of events that a replay makes. */
  public long eventCount() {
    return eventCount;
  }

  /** The number of CPUs that the machine must have been reset to. */
  public int cpuCount() {
    return cpuCount;
  }

  /**
   * Replays on a machine that has just been reset.
   *
   * @param manager a fresh manager on that machine
   * @param monitor what looks at results and behaviour; null for nothing
   */
  public void replay(Machine machine, MemoryManager manager, @Nullable Monitor monitor) {
    EntryOperations layer = layer(implementation, machine);
    long number = 0;
    for (Deed deed : deeds) {
      number++;
      deed.replay(machine, manager, layer, monitor, number);
    }
    machine.endScenario();
  }

  private void verify(Machine machine) {
    machine.reset(cpuCount, EventSink.NONE, implementation.capabilities(machine.geometry()));
    replay(machine, manager(implementation, machine), null);
    if (machine.eventHash() != eventHash || machine.costs().eventCount() != eventCount) {
      throw new IllegalStateException("the replay made other events than the run");
    }
  }

  /** A fresh manager on the machine. */
  public static MemoryManager manager(Implementation implementation, Machine machine) {
    return implementation
        .manager()
        .create(machine.geometry(), machine.hardware(), layer(implementation, machine));
  }

  /** Fresh entry operations on the machine. */
  static EntryOperations layer(Implementation implementation, Machine machine) {
    return implementation.entries().create(machine.geometry(), machine.hardware());
  }
}
