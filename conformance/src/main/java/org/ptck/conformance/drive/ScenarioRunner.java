package org.ptck.conformance.drive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.expect.EventBudget;
import org.ptck.conformance.expect.Interleaving;
import org.ptck.conformance.expect.MappingTeller;
import org.ptck.conformance.expect.ModelState;
import org.ptck.conformance.expect.PinTeller;
import org.ptck.conformance.expect.ReadBack;
import org.ptck.conformance.expect.Work;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.schedule.AnchorRecorder;
import org.ptck.conformance.schedule.Interposer;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.Guards;
import org.ptck.spec.fact.MachineStopped;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Conduct;
import org.ptck.spec.rule.Monitor;
import org.ptck.spec.rule.Observation;
import org.ptck.spec.rule.Observation.Difference;
import org.ptck.spec.rule.Rule;

/**
 * Runs scenarios one after the other on one machine: asks the model, asks the implementation, and
 * lets the monitor compare.
 *
 * <p>After the last step it reads back every page that was stored to, closes every space and every
 * pin, and ends the scenario. Used by one thread at a time.
 */
public final class ScenarioRunner {

  private final Geometry geometry;
  private final Set<Capability> capabilities;
  private final Guards guards;
  private final Bounds bounds;
  private final boolean loadsSpaces;
  private final Machine machine;
  private final Monitor monitor;
  private final ModelState model;
  private final MappingTeller teller;
  private final PinTeller pinTeller;
  private final ReadBack readBack;
  private final Interposer interposer;
  private final Interleaving interleaving;
  private final Heartbeat heartbeat;
  private final ForeignCode guest;
  private final RunWatcher watcher;
  private final KitLoads kit;
  private final AnchorRecorder recorder;
  private final EventBudget budget;
  private Work work;

  /** Null if there is none to ask for, or no rule that looks at it. */
  private final @Nullable OwnWalk ownWalk;

  /** Null if the manager has no entry operations below it. */
  private final @Nullable LocklessLook locklessLook;

  private long operationNumber;
  private boolean lastAccepted;
  private @Nullable Rejection lastAnswered;
  private final List<RefusedStep> refused = new ArrayList<>();
  private int acceptedCount;
  private int operationCount;
  private int[] allocationCounts = new int[64];
  private int reachedCount;
  private int staleStep;
  private volatile int currentStep;

  /** A runner that tells the watcher where it is. */
  public ScenarioRunner(
      Providers implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat,
      RunWatcher watcher) {
    this(
        implementation,
        new Machine(geometry, MachineSize.scenario(geometry)),
        rules,
        bounds,
        heartbeat,
        watcher);
  }

  /** A runner on a machine that nobody else uses. */
  public ScenarioRunner(
      Providers implementation,
      Machine machine,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat,
      RunWatcher watcher) {
    this.geometry = machine.geometry();
    this.capabilities = implementation.capabilities(geometry);
    this.guards = implementation.guards(geometry);
    this.bounds = bounds;
    this.loadsSpaces = capabilities.contains(Capability.LOAD);
    this.machine = machine;
    this.monitor = new Monitor(geometry, rules, capabilities, machine.view());
    this.model = new ModelState(geometry, capabilities);
    this.teller = new MappingTeller(machine);
    this.pinTeller = new PinTeller(machine);
    this.readBack = new ReadBack(machine.view(), model);
    this.interposer = new Interposer(machine);
    this.interleaving = new Interleaving(geometry, model, readBack);
    this.heartbeat = heartbeat;
    this.watcher = watcher;
    this.guest =
        new ForeignCode(implementation, geometry, machine, monitor, watcher, heartbeat);
    this.kit = new KitLoads(machine);
    this.recorder = new AnchorRecorder(machine, () -> currentStep);
    this.work = Work.on(geometry, 1);
    this.budget = new EventBudget(geometry, bounds.eventsPerVisit());
    this.ownWalk =
        capabilities.contains(Capability.TRANSLATE)
            ? new OwnWalk(guest, machine.view(), monitor)
            : null;
    this.locklessLook =
        capabilities.contains(Capability.ENTRY_OPERATIONS)
            ? new LocklessLook(guest, machine, capabilities.contains(Capability.CONTIGUOUS))
            : null;
    monitor.whenViolated(() -> watcher.violated(result()));
    machine.whenGoingOn(this::goOn);
  }

  /** What is looked at, and how often. */
  public Monitor monitor() {
    return monitor;
  }

  /** The machine, so that a runaway thread can be stopped. */
  public Machine machine() {
    return machine;
  }

  /** The index of the step that is running; read by the supervisor of a run that hangs. */
  public int currentStep() {
    return currentStep;
  }

  /**
   * Whether memory or stack ran out during a call of the machine: nobody knows what was half done,
   * so that nothing more may be run on it.
   */
  public boolean isSpoilt() {
    return guest.isSpoilt();
  }

  /** What notes, in the next run of the scenario, where other CPUs could do something. */
  public AnchorRecorder recorder(Scenario scenario) {
    recorder.reset(scenario);
    return recorder;
  }

  private void noteAllocations(int count) {
    if (reachedCount == allocationCounts.length) {
      allocationCounts = Arrays.copyOf(allocationCounts, reachedCount * 2);
    }
    allocationCounts[reachedCount++] = count;
  }

  /** Runs a scenario from nothing. */
  public ScenarioResult run(Scenario scenario) {
    return runTelling(scenario, monitor);
  }

  /** Runs a scenario from nothing; {@code sink} is told of events, and tells the monitor. */
  public ScenarioResult runTelling(Scenario scenario, EventSink sink) {
    if (scenario.hasTogether()) {
      throw new IllegalArgumentException("no schedule runs steps side by side yet");
    }
    return run(scenario, scenario.isInterposed() ? interposer : null, sink);
  }

  /**
   * Runs a scenario from nothing.
   *
   * @param meddler told before every event; null for nobody
   */
  public ScenarioResult run(Scenario scenario, @Nullable EventSink meddler) {
    return run(scenario, meddler, monitor);
  }

  private ScenarioResult run(Scenario scenario, @Nullable EventSink meddler, EventSink sink) {
    machine.reset(scenario.header().cpuCount(), sink, capabilities);
    machine.declare(guards);
    if (meddler != null) {
      machine.meddle(meddler);
    }
    monitor.reset(machine.view());
    model.reset();
    operationNumber = 0;
    acceptedCount = 0;
    operationCount = 0;
    refused.clear();
    List<Step> steps = scenario.steps();
    int step = 0;
    staleStep = ScenarioResult.NOT_STALE;
    reachedCount = 0;
    work = Work.on(geometry, scenario.header().cpuCount());
    begin(0);
    allow(work);
    boolean holds = guest.create();
    machine.bound(Long.MAX_VALUE);
    while (holds && step < steps.size()) {
      begin(step);
      operationCount++;
      interposer.arm(null);
      long numberBefore = operationNumber;
      holds = execute(steps.get(step));
      noteAllocations(operationNumber == numberBefore ? 0 : machine.allocationsAsked());
      if (holds) {
        boolean isStale = steps.get(step).meanwhile() != null && !interposer.hasFired();
        staleStep = isStale && staleStep == ScenarioResult.NOT_STALE ? step : staleStep;
        noteRefusal(step, steps.get(step).operation());
        step++;
        acceptedCount += lastAccepted ? 1 : 0;
      }
    }
    if (holds) {
      begin(step);
      finish();
    }
    return result();
  }

  /** Remembers a step that was refused, or that the implementation was not asked for. */
  private void noteRefusal(int step, Operation operation) {
    Capability missing = Needs.missing(operation, capabilities);
    Rejection reason = model.refusal() == null ? lastAnswered : model.refusal();
    if (missing != null) {
      refused.add(RefusedStep.without(step, missing));
    } else if (reason != null) {
      refused.add(RefusedStep.because(step, reason));
    }
  }

  private void begin(int step) {
    currentStep = step;
    watcher.step(step);
  }

  private void allow(Work asked) {
    machine.bound(budget.eventCountMax(asked));
  }

  /** A call makes events. */
  private void goOn() {
    heartbeat.beat();
    watcher.goesOn();
  }

  /** What has come of the scenario so far. */
  private ScenarioResult result() {
    return new ScenarioResult(
        monitor.finding(),
        currentStep,
        staleStep,
        operationCount,
        acceptedCount,
        Arrays.stream(allocationCounts, 0, reachedCount).boxed().toList(),
        refused,
        EventCounts.of(machine.costs()::countOf),
        machine.eventHash());
  }

  private boolean execute(Step step) {
    try {
      heartbeat.beat();
      lastAccepted = false;
      lastAnswered = null;
      machine.enter(step.cpu());
      model.expect(step.operation());
      return Needs.missing(step.operation(), capabilities) != null || carryOut(step);
    } catch (MachineStopped _) {
      return false;
    }
  }

  private boolean carryOut(Step step) {
    return switch (step.operation()) {
      case Operation.Read(int space, long address) ->
          access(step, space, address, Access.READ, 0);
      case Operation.Write(int space, long address, long stamp) ->
          access(step, space, address, Access.WRITE, stamp);
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> device(step);
      case Operation.Load(int space) when !loadsSpaces ->
          kit.load(model.state(), step.cpu(), space);
      case Operation.Lazy() when !loadsSpaces -> true;
      default -> request(step);
    };
  }

  // ---- requests

  private boolean request(Step step) {
    Operation operation = step.operation();
    if (!loadsSpaces && operation instanceof Operation.Exit(int space)) {
      kit.unload(space);
    }
    begin(step);
    if (model.refusal() == null) {
      teller.begin(operation, model.state(), model.stateAfter());
    }
    Outcome outcome = guest.execute(step.cpu(), operation);
    if (outcome == null) {
      return false;
    }
    boolean permitted = model.accept(operation, outcome, machine.allocationsFailed() > 0);
    Difference difference = permitted ? settle(operation, outcome) : null;
    if (permitted && model.refusal() == null) {
      teller.end(operation, model.before(), model.state());
    }
    if (permitted && !loadsSpaces) {
      kit.born(operation, outcome);
    }
    return conclude(operation, outcome, permitted, difference);
  }

  private void begin(Step step) {
    operationNumber++;
    Work asked = work.and(step.operation(), model.before());
    int failingFirst =
        switch (step.failing()) {
          case AllocationFailure.None() -> 0;
          case AllocationFailure.Only(int ordinal) -> ordinal;
          case AllocationFailure.From(int first) -> first;
        };
    machine.beginOperation(
        operationNumber,
        budget.eventCountMax(asked),
        failingFirst,
        step.failing() instanceof AllocationFailure.From,
        step.operation().access() == Access.WRITE);
    if (model.refusal() == null) {
      work = asked;
    }
    interposer.arm(step.meanwhile());
  }

  /** Takes into the model what another CPU did in the middle of the operation. */
  private @Nullable Difference settle(Operation operation, Outcome outcome) {
    interposer.disarm();
    Operation access = interposer.done();
    return access == null
        ? null
        : interleaving.settle(
            access, interposer.found(), operation, outcome, machine.allocationsFailed() > 0);
  }

  /** The operation is over: lets every rule about its result and its end have a look. */
  private boolean conclude(
      Operation operation, Outcome outcome, boolean permitted, @Nullable Difference seen) {
    Rejection answered = outcome instanceof Outcome.Refused refused ? refused.reason() : null;
    Difference difference = seen;
    if (permitted) {
      pinTeller.tell(model.before().pins(), model.state().pins());
      machine.endOperation(operationNumber);
      if (difference == null) {
        difference = readBack.after(operation, answered == null);
      }
    }
    lastAccepted = model.refusal() == null && answered == null;
    lastAnswered = answered;
    return monitor.observe(Conduct.RETURNED)
        && monitor.observe(
            new Observation(
                machine.actor(),
                operation,
                model.refusal(),
                answered,
                machine.allocationsFailed() > 0,
                permitted,
                operation.kind().isMaintenance(),
                model.isRelated(operation.space()),
                difference))
        && (ownWalk == null || !lastAccepted || walksAgree(ownWalk, operation));
  }

  private boolean walksAgree(OwnWalk walk, Operation operation) {
    allow(work);
    boolean agrees = walk.agrees(operation, model.state());
    machine.bound(Long.MAX_VALUE);
    return agrees;
  }

  // ---- accesses

  private boolean access(Step step, int space, long address, Access access, long stamp) {
    Operation operation = step.operation();
    Rejection refusal = model.refusal();
    if (refusal == Rejection.NO_SUCH_SPACE
        || refusal == Rejection.BAD_RANGE
        || refusal == Rejection.BAD_ARGUMENT) {
      // No program could even try: there is nothing to ask the implementation.
      return true;
    }
    if (machine.runningSpace(step.cpu()) != space) {
      if (!takeUp(step.cpu(), space)) {
        return false;
      }
      // Taking it up was an operation of its own, about which the model was asked meanwhile.
      model.expect(operation);
    }
    begin(step);
    Outcome outcome = Outcome.done();
    Difference difference = null;
    long found = machine.access(address, access, stamp, step.marks());
    if (found == Machine.FAULT) {
      work = work.andFault(model.before(), space, address);
      allow(work);
    }
    for (int faults = 1; found == Machine.FAULT; faults++) {
      outcome = guest.fault(step.cpu(), space, address, access);
      if (outcome == null) {
        return false;
      }
      if (outcome instanceof Outcome.Refused) {
        break;
      }
      if (faults == bounds.faultCountMax()) {
        return tooManyFaults(operation, outcome);
      }
      if (access == Access.WRITE && difference == null && interposer.done() == null) {
        difference = readBack.beforeStore(space, address);
      }
      found = machine.access(address, access, stamp, step.marks());
    }
    boolean permitted = model.accept(operation, outcome, machine.allocationsFailed() > 0);
    if (found != Machine.FAULT && model.refusal() == null) {
      difference = operation instanceof Operation.Read read ? loaded(read, found) : difference;
    }
    Difference meanwhile = permitted ? settle(operation, outcome) : null;
    boolean succeeded = permitted && found != Machine.FAULT;
    return (!succeeded || monitor.observe(Conduct.ACCESS_SUCCEEDED))
        && conclude(operation, outcome, permitted, difference == null ? meanwhile : difference)
        && (!succeeded
            || locklessLook == null
            || locklessLook.holds(step.cpu(), space, address, access == Access.WRITE));
  }

  /** What is wrong with what a load observed; null if nothing is. */
  private @Nullable Difference loaded(Operation.Read read, long found) {
    long expected = model.effect().loaded();
    Operation meanwhile = interposer.done();
    boolean isExplained =
        found == expected || (meanwhile != null && found == model.loadedAfter(meanwhile, read));
    return isExplained ? null : model.difference(read.space(), read.address(), expected, found);
  }

  private boolean tooManyFaults(Operation operation, Outcome outcome) {
    if (model.refusal() == null) {
      return monitor.observe(Conduct.of(Conduct.Kind.ACCESS_FAULTED_ON));
    }
    // An access that is not permitted must be refused, not tried for ever.
    return conclude(operation, outcome, false, null);
  }

  /** The CPU takes up the space, as a scheduler would before user code runs. */
  private boolean takeUp(int cpu, int space) {
    if (!loadsSpaces) {
      return kit.load(model.state(), cpu, space);
    }
    Operation load = new Operation.Load(space);
    model.expect(load);
    return request(Step.of(cpu, load));
  }

  // ---- devices

  /** A device reads or writes, as devices do: past all tables, and without asking anybody. */
  private boolean device(Step step) {
    if (model.refusal() != null) {
      return true;
    }
    begin(step);
    return switch (step.operation()) {
      case Operation.DeviceRead(int pin) ->
          device(step.operation(), pin, model.effect().loaded(), machine.deviceLoad(pin));
      case Operation.DeviceWrite(int pin, long stamp) ->
          device(step.operation(), pin, stamp, machine.deviceStore(pin, stamp));
      default -> throw new IllegalArgumentException("not by a device: " + step);
    };
  }

  private boolean device(Operation operation, int pin, long expected, long found) {
    boolean permitted = model.accept(operation, Outcome.done(), false);
    Difference difference =
        found == expected ? null : readBack.ofDevice(pin, expected, found);
    return conclude(operation, Outcome.done(), permitted, difference);
  }

  // ---- the end

  private void finish() {
    try {
      if (all(Ending.reads(model.state(), geometry.pageShift()))
          && all(Ending.exits(model.state()))
          && all(Ending.unpins(model.state()))
          && capabilities.contains(Capability.EXIT)) {
        machine.endScenario();
      }
    } catch (MachineStopped _) {
      // The monitor has the finding.
    }
  }

  private boolean all(List<Operation> operations) {
    for (Operation operation : operations) {
      if (!execute(Step.of(0, operation))) {
        return false;
      }
    }
    return true;
  }
}
