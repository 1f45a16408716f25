package org.ptck.conformance.run;

import io.vavr.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.SystemState;
import org.ptck.spec.rule.Catalogue;
import org.ptck.spec.rule.Conduct;
import org.ptck.spec.rule.Monitor;
import org.ptck.spec.rule.Observation;

/**
 * All that a scenario asks of a machine and of a manager, so that it can be run again without
 * generator and model: what is left is the implementation, the machine and the rules.
 *
 * <p>Stands in the package of the runner, like a test of it, since it is built from the runner's
 * parts. Making one fails if a replay makes other events than {@link ScenarioRunner} does.
 */
public final class Recording {

  /** What the kit says of a range; see {@link Machine#mapping}. */
  private record Told(int space, long address, long pageCount, int state) {
    void tell(Machine machine) {
      machine.mapping(space, address, pageCount, state);
    }
  }

  /** One operation and what the kit does around it. */
  private record Deed(
      int cpu,
      Operation operation,
      int failingFirst,
      boolean failingAfter,
      Told[] before,
      Told[] after,
      boolean ends,
      boolean succeeds,
      Observation observation) {}

  private final int cpuCount;
  private final Deed[] deeds;
  private final long eventCount;
  private final long eventHash;

  private Recording(int cpuCount, List<Deed> deeds, ScenarioResult result) {
    this.cpuCount = cpuCount;
    this.deeds = deeds.toArray(Deed[]::new);
    this.eventCount = result.eventCount();
    this.eventHash = result.eventHash();
  }

  /** Records scenarios of an implementation that loads spaces itself and passes them. */
  public static List<Recording> of(
      Implementation implementation, Geometry geometry, List<Scenario> scenarios) {
    ScenarioRunner runner =
        new ScenarioRunner(
            implementation, geometry, Catalogue.all(), Bounds.DEFAULT, new Heartbeat());
    Machine machine = new Machine(geometry, MachineSize.scenario(geometry));
    List<Recording> recordings = new ArrayList<>(scenarios.size());
    for (Scenario scenario : scenarios) {
      Recorder recorder = new Recorder(implementation, geometry, machine, scenario);
      Recording recording =
          new Recording(
              scenario.header().cpuCount(), recorder.record(scenario), runner.run(scenario));
      recording.verify(implementation, machine);
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
    long number = 0;
    for (Deed deed : deeds) {
      number++;
      machine.enter(deed.cpu);
      machine.beginOperation(
          number, Bounds.DEFAULT.eventCountMax(), deed.failingFirst, deed.failingAfter);
      for (Told told : deed.before) {
        told.tell(machine);
      }
      perform(machine, manager, deed.cpu, deed.operation);
      for (Told told : deed.after) {
        told.tell(machine);
      }
      if (deed.ends) {
        machine.endOperation(number);
      }
      if (monitor != null) {
        if (deed.succeeds) {
          monitor.observe(Conduct.ACCESS_SUCCEEDED);
        }
        monitor.observe(Conduct.RETURNED);
        monitor.observe(deed.observation);
      }
    }
    machine.endScenario();
  }

  private static Outcome perform(
      Machine machine, MemoryManager manager, int cpu, Operation operation) {
    return switch (operation) {
      case Operation.Read(int space, long address) ->
          access(machine, manager, cpu, space, address, Access.READ, 0);
      case Operation.Write(int space, long address, long stamp) ->
          access(machine, manager, cpu, space, address, Access.WRITE, stamp);
      default -> manager.execute(cpu, operation);
    };
  }

  private static Outcome access(
      Machine machine,
      MemoryManager manager,
      int cpu,
      int space,
      long address,
      Access access,
      long stamp) {
    Outcome outcome = Outcome.done();
    while (outcome instanceof Outcome.Done
        && machine.access(address, access, stamp) == Machine.FAULT) {
      outcome = manager.fault(cpu, space, address, access);
    }
    return outcome;
  }

  private void verify(Implementation implementation, Machine machine) {
    Set<Capability> capabilities = implementation.capabilities(machine.geometry());
    machine.reset(cpuCount, EventSink.NONE, capabilities);
    replay(machine, manager(implementation, machine), null);
    if (machine.eventHash() != eventHash || machine.costs().eventCount() != eventCount) {
      throw new IllegalStateException("the replay made other events than the run");
    }
  }

  /** A fresh manager on the machine. */
  public static MemoryManager manager(Implementation implementation, Machine machine) {
    Geometry geometry = machine.geometry();
    return implementation
        .manager()
        .create(
            geometry,
            machine.hardware(),
            implementation.entries().create(geometry, machine.hardware()));
  }

  /** Runs a scenario as {@link ScenarioRunner} does, and notes what it did. */
  private static final class Recorder {

    private final Geometry geometry;
    private final Machine machine;
    private final MemoryManager manager;
    private final ModelState model;
    private final MappingTeller teller;
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    Recorder(
        Implementation implementation, Geometry geometry, Machine machine, Scenario scenario) {
      this.geometry = geometry;
      this.machine = machine;
      Set<Capability> capabilities = implementation.capabilities(geometry);
      this.model = new ModelState(geometry, capabilities);
      this.teller = new MappingTeller(machine);
      machine.reset(scenario.header().cpuCount(), new Listener(), capabilities);
      this.manager = manager(implementation, machine);
    }

    List<Deed> record(Scenario scenario) {
      scenario.steps().forEach(step -> record(step.cpu(), step.operation(), step.failing()));
      for (Tuple2<Integer, AddressSpace> space : model.state().spaces()) {
        for (Tuple2<Long, Long> page : space._2().contents()) {
          long address = page._1() << geometry.pageShift();
          record(0, new Operation.Read(space._1(), address), AllocationFailure.none());
        }
      }
      for (int space : model.state().spaces().keySet()) {
        record(0, new Operation.Exit(space), AllocationFailure.none());
      }
      machine.endScenario();
      return deeds;
    }

    private void record(int cpu, Operation operation, AllocationFailure failing) {
      boolean access = isAccess(operation);
      model.expect(operation);
      Rejection refusal = model.refusal();
      if (access
          && (refusal == Rejection.NO_SUCH_SPACE
              || refusal == Rejection.BAD_RANGE
              || refusal == Rejection.BAD_ARGUMENT)) {
        return;
      }
      if (access && machine.runningSpace(cpu) != operation.space()) {
        carryOut(cpu, new Operation.Load(operation.space()), AllocationFailure.none());
      }
      carryOut(cpu, operation, failing);
    }

    private void carryOut(int cpu, Operation operation, AllocationFailure failing) {
      model.expect(operation);
      machine.enter(cpu);
      int first = 0;
      boolean andAfter = false;
      switch (failing) {
        case AllocationFailure.None() -> {}
        case AllocationFailure.Only(int ordinal) -> first = ordinal;
        case AllocationFailure.From(int ordinal) -> {
          first = ordinal;
          andAfter = true;
        }
      }
      long number = deeds.size() + 1L;
      machine.beginOperation(number, Bounds.DEFAULT.eventCountMax(), first, andAfter);
      SystemState before = model.state();
      SystemState after = model.stateAfter();
      Rejection refusal = model.refusal();
      if (refusal == null) {
        teller.begin(operation, before, after);
      }
      Told[] toldBefore = takeTold();
      Outcome outcome = perform(machine, manager, cpu, operation);
      boolean permitted = model.accept(operation, outcome, machine.allocationsFailed() > 0);
      if (permitted && refusal == null) {
        teller.end(operation, before, model.state());
      }
      if (permitted) {
        machine.endOperation(number);
      }
      Observation observation =
          new Observation(
              operation,
              refusal,
              outcome instanceof Outcome.Refused refused ? refused.reason() : null,
              machine.allocationsFailed() > 0,
              permitted,
              operation instanceof Operation.Load || operation instanceof Operation.Lazy,
              model.isRelated(operation.space()),
              null);
      deeds.add(
          new Deed(
              cpu,
              operation,
              first,
              andAfter,
              toldBefore,
              takeTold(),
              permitted,
              isAccess(operation) && outcome instanceof Outcome.Done,
              observation));
    }

    private static boolean isAccess(Operation operation) {
      return operation instanceof Operation.Read || operation instanceof Operation.Write;
    }

    private Told[] takeTold() {
      Told[] taken = told.toArray(Told[]::new);
      told.clear();
      return taken;
    }

    /** Hears what the teller tells the machine. */
    private final class Listener implements EventSink {
      @Override
      public boolean after(
          EventKind kind, int cpu, long subject, long before, long after, long detail) {
        if (kind == EventKind.MAPPING) {
          told.add(new Told((int) detail, subject, before, (int) after));
        }
        return true;
      }
    }
  }
}
