package org.ptck.conformance.run;

import io.vavr.Tuple2;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MachineStopped;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.SystemState;
import org.ptck.spec.rule.Conduct;
import org.ptck.spec.rule.Monitor;
import org.ptck.spec.rule.Observation;
import org.ptck.spec.rule.Observation.Difference;
import org.ptck.spec.rule.Rule;

/**
 * Runs scenarios one after the other on one machine: asks the model, asks the implementation, and
 * lets the monitor compare.
 *
 * <p>After the last step it reads back every page that was written, closes every space, and ends
 * the scenario. Used by one thread at a time.
 */
final class ScenarioRunner {

  private final Geometry geometry;
  private final Set<Capability> capabilities;
  private final Bounds bounds;
  private final boolean loadsSpaces;
  private final Machine machine;
  private final Monitor monitor;
  private final ModelState model;
  private final MappingTeller teller;
  private final ReadBack readBack;
  private final Heartbeat heartbeat;
  private final ForeignCode guest;
  private final KitLoads kit;

  private long operationNumber;
  private boolean lastAccepted;
  private int acceptedCount;
  private int operationCount;
  private volatile int currentStep;

  ScenarioRunner(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat) {
    this.geometry = geometry;
    this.capabilities = implementation.capabilities(geometry);
    this.bounds = bounds;
    this.loadsSpaces = capabilities.contains(Capability.LOAD);
    this.machine = new Machine(geometry, MachineSize.scenario(geometry));
    this.monitor = new Monitor(geometry, rules, capabilities, machine.view());
    this.model = new ModelState(geometry, capabilities);
    this.teller = new MappingTeller(machine);
    this.readBack = new ReadBack(machine.view(), model);
    this.heartbeat = heartbeat;
    this.guest = new ForeignCode(implementation, geometry, machine, monitor);
    this.kit = new KitLoads(machine);
  }

  /** What is looked at, and how often. */
  Monitor monitor() {
    return monitor;
  }

  /** The machine, so that a runaway thread can be stopped. */
  Machine machine() {
    return machine;
  }

  /** The index of the step that is running; read by the supervisor of a run that hangs. */
  int currentStep() {
    return currentStep;
  }

  /** The operations that the last scenario executed. */
  int lastOperationCount() {
    return operationCount;
  }

  /**
   * Whether memory or stack ran out during a call of the machine: nobody knows what was half done,
   * so that nothing more may be run on it.
   */
  boolean isSpoilt() {
    return guest.isSpoilt();
  }

  /** Runs a scenario from nothing. */
  ScenarioResult run(Scenario scenario) {
    machine.reset(scenario.header().cpuCount(), monitor, capabilities);
    monitor.reset(machine.view());
    model.reset();
    operationNumber = 0;
    acceptedCount = 0;
    operationCount = 0;
    List<Step> steps = scenario.steps();
    int step = 0;
    currentStep = 0;
    boolean holds = guest.create();
    while (holds && step < steps.size()) {
      currentStep = step;
      operationCount++;
      holds = execute(steps.get(step));
      if (holds) {
        step++;
        acceptedCount += lastAccepted ? 1 : 0;
      }
    }
    if (holds) {
      currentStep = step;
      finish();
    }
    return new ScenarioResult(
        monitor.finding(),
        step,
        acceptedCount,
        machine.costs().eventCount(),
        machine.eventHash());
  }

  private boolean execute(Step step) {
    try {
      return execute(step.cpu(), step.operation(), step.failing());
    } catch (MachineStopped _) {
      return false;
    }
  }

  private boolean execute(int cpu, Operation operation, AllocationFailure failing) {
    heartbeat.beat();
    lastAccepted = false;
    machine.enter(cpu);
    model.expect(operation);
    return switch (operation) {
      case Operation.Read(int space, long address) ->
          access(cpu, operation, space, address, Access.READ, 0, failing);
      case Operation.Write(int space, long address, long stamp) ->
          access(cpu, operation, space, address, Access.WRITE, stamp, failing);
      case Operation.Fork _ -> !declares(Capability.FORK) || request(cpu, operation, failing);
      case Operation.Protect _ -> !declares(Capability.PROTECT) || request(cpu, operation, failing);
      case Operation.Load(int space) when !loadsSpaces -> kit.load(model.state(), cpu, space);
      case Operation.Lazy() when !loadsSpaces -> true;
      default -> request(cpu, operation, failing);
    };
  }

  private boolean declares(Capability capability) {
    return capabilities.contains(capability);
  }

  // ---- requests

  private boolean request(int cpu, Operation operation, AllocationFailure failing) {
    if (!loadsSpaces && operation instanceof Operation.Exit(int space)) {
      kit.unload(space);
    }
    SystemState before = model.state();
    SystemState after = model.stateAfter();
    begin(failing);
    if (model.refusal() == null) {
      teller.begin(operation, before, after);
    }
    Outcome outcome = guest.execute(cpu, operation);
    if (outcome == null) {
      return false;
    }
    boolean permitted = model.accept(operation, outcome, machine.allocationsFailed() > 0);
    if (permitted && model.refusal() == null) {
      teller.end(operation, before, model.state());
    }
    if (permitted && !loadsSpaces) {
      kit.born(operation, outcome);
    }
    boolean maintenance =
        operation instanceof Operation.Load || operation instanceof Operation.Lazy;
    return conclude(operation, outcome, permitted, maintenance, null);
  }

  private void begin(AllocationFailure failing) {
    operationNumber++;
    switch (failing) {
      case AllocationFailure.None() ->
          machine.beginOperation(operationNumber, bounds.eventCountMax(), 0, false);
      case AllocationFailure.Only(int ordinal) ->
          machine.beginOperation(operationNumber, bounds.eventCountMax(), ordinal, false);
      case AllocationFailure.From(int first) ->
          machine.beginOperation(operationNumber, bounds.eventCountMax(), first, true);
    }
  }

  /** The operation is over: lets every rule about its result and its end have a look. */
  private boolean conclude(
      Operation operation,
      Outcome outcome,
      boolean permitted,
      boolean maintenance,
      @Nullable Difference seen) {
    Rejection answered = outcome instanceof Outcome.Refused refused ? refused.reason() : null;
    Difference difference = seen;
    if (permitted) {
      machine.endOperation(operationNumber);
      if (difference == null) {
        difference = readBack.after(operation);
      }
    }
    lastAccepted = model.refusal() == null && answered == null;
    return monitor.observe(Conduct.RETURNED)
        && monitor.observe(
            new Observation(
                operation,
                model.refusal(),
                answered,
                machine.allocationsFailed() > 0,
                permitted,
                maintenance,
                model.isRelated(operation.space()),
                difference));
  }

  // ---- accesses

  private boolean access(
      int cpu,
      Operation operation,
      int space,
      long address,
      Access access,
      long stamp,
      AllocationFailure failing) {
    Rejection refusal = model.refusal();
    if (refusal == Rejection.NO_SUCH_SPACE
        || refusal == Rejection.BAD_RANGE
        || refusal == Rejection.BAD_ARGUMENT) {
      // No program could even try: there is nothing to ask the implementation.
      return true;
    }
    if (machine.runningSpace(cpu) != space) {
      if (!takeUp(cpu, space)) {
        return false;
      }
      // Taking it up was an operation of its own, about which the model was asked meanwhile.
      model.expect(operation);
    }
    begin(failing);
    Outcome outcome = Outcome.done();
    Difference difference = null;
    long found = machine.access(address, access, stamp);
    for (int faults = 1; found == Machine.FAULT; faults++) {
      outcome = guest.fault(cpu, space, address, access);
      if (outcome == null) {
        return false;
      }
      if (outcome instanceof Outcome.Refused) {
        break;
      }
      if (faults == bounds.faultCountMax()) {
        return tooManyFaults(operation, outcome);
      }
      if (access == Access.WRITE && difference == null) {
        difference = readBack.beforeStore(space, address);
      }
      found = machine.access(address, access, stamp);
    }
    boolean read = access == Access.READ && model.refusal() == null;
    long expected = read ? model.effect().loaded() : 0;
    boolean permitted = model.accept(operation, outcome, machine.allocationsFailed() > 0);
    if (read && found != Machine.FAULT && found != expected) {
      difference =
          new Difference(space, address, expected, found, model.isForeign(found, space));
    }
    boolean succeeded = permitted && found != Machine.FAULT;
    return (!succeeded || monitor.observe(Conduct.ACCESS_SUCCEEDED))
        && conclude(operation, outcome, permitted, false, difference);
  }

  private boolean tooManyFaults(Operation operation, Outcome outcome) {
    if (model.refusal() == null) {
      return monitor.observe(Conduct.of(Conduct.Kind.ACCESS_FAULTED_ON));
    }
    // An access that is not permitted must be refused, not tried for ever.
    return conclude(operation, outcome, false, false, null);
  }

  /** The CPU takes up the space, as a scheduler would before user code runs. */
  private boolean takeUp(int cpu, int space) {
    if (!loadsSpaces) {
      return kit.load(model.state(), cpu, space);
    }
    Operation load = new Operation.Load(space);
    model.expect(load);
    return request(cpu, load, AllocationFailure.none());
  }

  // ---- the end

  private void finish() {
    try {
      if (readAll() && exitAll()) {
        machine.endScenario();
      }
    } catch (MachineStopped _) {
      // The monitor has the finding.
    }
  }

  private boolean readAll() {
    for (Tuple2<Integer, AddressSpace> space : model.state().spaces()) {
      for (Tuple2<Long, Long> page : space._2().contents()) {
        long address = page._1() << geometry.pageShift();
        Operation read = new Operation.Read(space._1(), address);
        if (!execute(0, read, AllocationFailure.none())) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean exitAll() {
    for (int space : model.state().spaces().keySet()) {
      if (!execute(0, new Operation.Exit(space), AllocationFailure.none())) {
        return false;
      }
    }
    return true;
  }
}
