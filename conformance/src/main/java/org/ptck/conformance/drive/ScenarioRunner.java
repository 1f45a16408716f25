package org.ptck.conformance.drive;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.expect.EventBudget;
import org.ptck.conformance.expect.ModelState;
import org.ptck.conformance.expect.ReadBack;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.schedule.AnchorRecorder;
import org.ptck.conformance.schedule.Interposer;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.watch.Monitor;

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
  private final Machine machine;
  private final Monitor monitor;
  private final ModelState model;
  private final Interposer interposer;
  private final ForeignCode guest;
  private final RunWatcher watcher;
  private final Heartbeat heartbeat;
  private final AnchorRecorder recorder;
  private final CurrentOperation current;
  private final Steps steps;
  private final Predicate<Operation> closing = this::close;
  private final StepNotes.Taker notes = new StepNotes.Taker();
  private int acceptedCount;
  private int operationCount;
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
        new Machine(
            geometry, MachineSize.scenario(geometry).with(implementation.regions(geometry))),
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
    this.machine = machine;
    this.monitor = new Monitor(geometry, rules, capabilities, machine.view());
    this.model = new ModelState(geometry, capabilities);
    this.interposer = new Interposer(machine);
    this.heartbeat = heartbeat;
    this.watcher = watcher;
    this.guest =
        new ForeignCode(implementation, geometry, machine, monitor, watcher, heartbeat);
    this.recorder = new AnchorRecorder(machine, () -> currentStep);
    ReadBack readBack = new ReadBack(machine.view(), model);
    this.current =
        new CurrentOperation(
            machine,
            monitor,
            model,
            readBack,
            interposer,
            new EventBudget(geometry, bounds.eventsPerVisit()),
            ownWalk(),
            capabilities);
    RequestSteps requests = new RequestSteps(current, machine, model, guest, capabilities);
    AccessSteps accesses =
        new AccessSteps(
            current,
            machine,
            monitor,
            model,
            readBack,
            guest,
            requests,
            locklessLook(),
            bounds.faultCountMax());
    DeviceSteps devices = new DeviceSteps(current, machine, model, readBack);
    CopySteps copies = new CopySteps(geometry, current, model, guest);
    this.steps =
        new Steps(
            new Needs(geometry, capabilities), heartbeat, current, requests, accesses, devices,
            copies);
    monitor.whenViolated(() -> watcher.violated(result()));
    machine.whenGoingOn(this::goOn);
  }

  private @Nullable OwnWalk ownWalk() {
    return capabilities.contains(Capability.TRANSLATE)
        ? new OwnWalk(guest, machine.view(), monitor)
        : null;
  }

  private @Nullable LocklessLook locklessLook() {
    return capabilities.contains(Capability.ENTRY_OPERATIONS)
        ? new LocklessLook(guest, machine, capabilities.contains(Capability.CONTIGUOUS))
        : null;
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

  /**
   * Runs a scenario from nothing.
   *
   * @param meddler told before every event; null for nobody
   * @param sink told of events, and tells the monitor
   */
  public ScenarioResult run(Scenario scenario, @Nullable EventSink meddler, EventSink sink) {
    machine.reset(scenario.header().cpuCount(), sink, capabilities);
    machine.declare(guards);
    if (meddler != null) {
      machine.meddle(meddler);
    }
    monitor.reset(machine.view());
    model.reset();
    current.reset(scenario.header().cpuCount());
    acceptedCount = 0;
    operationCount = 0;
    notes.reset();
    List<Step> asked = scenario.steps();
    int step = 0;
    staleStep = ScenarioResult.NOT_STALE;
    begin(0);
    current.allow();
    boolean holds = guest.create();
    machine.bound(Long.MAX_VALUE);
    while (holds && step < asked.size()) {
      begin(step);
      notes.begin(machine.costs().eventCount());
      operationCount++;
      interposer.arm(null);
      long numberBefore = current.number();
      holds = steps.execute(asked.get(step));
      notes.add(current.number() == numberBefore ? 0 : machine.allocationsAsked());
      if (holds) {
        boolean isStale = asked.get(step).meanwhile() != null && !interposer.hasFired();
        staleStep = isStale && staleStep == ScenarioResult.NOT_STALE ? step : staleStep;
        notes.because(
            current.rejection(), steps.missing());
        step++;
        acceptedCount += current.isAccepted() ? 1 : 0;
      }
    }
    if (holds) {
      begin(step);
      notes.begin(machine.costs().eventCount());
      finish();
    }
    return result();
  }

  private void begin(int step) {
    currentStep = step;
    watcher.step(step);
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
        notes.taken(),
        EventCounts.of(machine.costs()),
        machine.eventHash());
  }

  private boolean close(Operation operation) {
    return steps.execute(Step.of(0, operation));
  }

  private void finish() {
    try {
      if (Ending.reads(model.state(), geometry.pageShift(), closing)
          && Ending.exits(model.state(), closing)
          && Ending.unpins(model.state(), closing)
          && capabilities.contains(Capability.EXIT)) {
        machine.endScenario();
      }
    } catch (MachineStopped _) {
      // The monitor has the finding.
    }
  }
}
