package org.ptck.conformance.drive;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.expect.EventBudget;
import org.ptck.conformance.expect.Interleaving;
import org.ptck.conformance.expect.ModelState;
import org.ptck.conformance.expect.PinTeller;
import org.ptck.conformance.expect.ReadBack;
import org.ptck.conformance.expect.Work;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.schedule.Interposer;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.OperationStart;
import org.ptck.spec.model.SystemState;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.Observation;
import org.ptck.spec.rule.account.Observation.Difference;
import org.ptck.spec.rule.watch.Monitor;

/**
 * One operation from its begin to the last look at it: in the machine, in the model, and under
 * every rule. Whoever carries it out says when.
 *
 * <p>One object is each operation in turn, so that nothing is allocated for one.
 */
final class CurrentOperation {

  private final Machine machine;
  private final Monitor monitor;
  private final ModelState model;
  private final PinTeller pinTeller;
  private final ReadBack readBack;
  private final Interposer interposer;
  private final Interleaving interleaving;
  private final EventBudget budget;

  /** Null if there is none to ask for, or no rule that looks at it. */
  private final @Nullable OwnWalk ownWalk;

  /** Whether allocations fail where a step says so. */
  private final boolean allocationsFail;
  private final boolean onOneCpu;

  /** What was asked for so far and the model accepted, the operation that runs included. */
  private final Work work;

  /** The same with the operation that runs, accepted or not. */
  private final Work asked;

  private final Observation observation = new Observation(new Operation.Lazy());
  private long number;
  private boolean accepted;
  private @Nullable Rejection answered;

  CurrentOperation(
      Machine machine,
      Monitor monitor,
      ModelState model,
      ReadBack readBack,
      Interposer interposer,
      EventBudget budget,
      @Nullable OwnWalk ownWalk,
      Set<Capability> capabilities) {
    this.machine = machine;
    this.monitor = monitor;
    this.model = model;
    this.pinTeller = new PinTeller(machine);
    this.readBack = readBack;
    this.interposer = interposer;
    this.interleaving = new Interleaving(machine.geometry(), model, readBack);
    this.budget = budget;
    this.ownWalk = ownWalk;
    this.allocationsFail = !capabilities.contains(Capability.ALLOCATION_CANNOT_FAIL);
    this.onOneCpu = capabilities.contains(Capability.ONE_CPU_PER_SPACE);
    this.work = Work.on(machine.geometry(), 1);
    this.asked = Work.on(machine.geometry(), 1);
  }

  /** A scenario begins, in which nothing has been asked for. */
  void reset(int cpuCount) {
    number = 0;
    work.reset(cpuCount);
  }

  /** How many operations of the scenario have begun. */
  long number() {
    return number;
  }

  /** Whether the last one was accepted by the model and by the implementation. */
  boolean isAccepted() {
    return accepted;
  }

  /** Why the last one was refused, first of all by the model; null if it was not. */
  @Nullable Rejection rejection() {
    Rejection refusal = model.refusal();
    return refusal == null ? answered : refusal;
  }

  /** The CPU comes to the step, which may be no operation in the end. */
  void expect(Step step) {
    accepted = false;
    answered = null;
    machine.enter(step.cpu());
    model.expect(step.operation());
  }

  /** What was true before the operation that the model was asked about last. */
  SystemState stateBefore() {
    return model.before();
  }

  /** The operation of the step, which the model was asked about, begins. */
  void begin(Step step) {
    number++;
    asked.become(work);
    asked.add(step.operation(), model.before());
    AllocationFailure failing = allocationsFail ? step.failing() : AllocationFailure.none();
    int failingFirst =
        switch (failing) {
          case AllocationFailure.None() -> 0;
          case AllocationFailure.Only(int ordinal) -> ordinal;
          case AllocationFailure.From(int first) -> first;
        };
    machine.beginOperation(
        new OperationStart(
            number,
            budget.eventCountMax(asked),
            failingFirst,
            failing instanceof AllocationFailure.From,
            step.operation().access() == Access.WRITE,
            HeldSpaces.by(step.operation(), onOneCpu)));
    if (model.refusal() == null) {
      work.become(asked);
    }
    interposer.arm(step.meanwhile());
  }

  /** Bounds the events of a call that is not part of an operation by what was asked for so far. */
  void allow() {
    machine.bound(budget.eventCountMax(work));
  }

  /** The operation has faulted at the address, which takes more work. */
  void allowFault(int space, long address) {
    work.addFault(model.before(), space, address);
    allow();
  }

  /** Takes the answer into the model; returns whether that permits it. */
  boolean accept(Operation operation, Outcome outcome) {
    return model.accept(operation, outcome, machine.allocationsFailed() > 0);
  }

  /** The access that another CPU has made in the middle of the operation; null for none. */
  @Nullable Operation meanwhile() {
    return interposer.done();
  }

  /** What is wrong with what the load, which the model accepts, observed; null if nothing is. */
  @Nullable Difference loaded(Operation load, long found) {
    long expected = model.effect().loaded();
    Operation meanwhile = interposer.done();
    boolean isExplained =
        found == expected || (meanwhile != null && found == model.loadedAfter(meanwhile, load));
    return isExplained ? null : model.difference(load.space(), load.address(), expected, found);
  }

  /** Takes into the model what another CPU did in the middle of the operation. */
  @Nullable Difference settle(Operation operation, Outcome outcome) {
    interposer.disarm();
    Operation access = interposer.done();
    return access == null
        ? null
        : interleaving.settle(
            access, interposer.found(), operation, outcome, machine.allocationsFailed() > 0);
  }

  /**
   * The operation is over: lets every rule about its result and its end have a look.
   *
   * @param permitted whether the model permits the answer
   * @param seen a page that was seen to hold what it should not; null for none
   * @return whether every rule holds
   */
  boolean conclude(
      Operation operation, Outcome outcome, boolean permitted, @Nullable Difference seen) {
    Rejection reason = outcome instanceof Outcome.Refused refused ? refused.reason() : null;
    Difference difference = seen;
    if (permitted) {
      pinTeller.tell(model.before().pins(), model.state().pins());
      machine.endOperation(number);
      if (difference == null) {
        difference = readBack.after(operation, reason == null);
      }
    }
    accepted = model.refusal() == null && reason == null;
    answered = reason;
    observation.tell(
        machine.actor(),
        operation,
        model.refusal(),
        reason,
        machine.allocationsFailed() > 0,
        permitted,
        operation.kind().isMaintenance(),
        model.isRelated(operation.space()),
        difference);
    return monitor.observe(Conduct.RETURNED)
        && monitor.observe(observation)
        && (ownWalk == null || !accepted || walksAgree(ownWalk, operation));
  }

  private boolean walksAgree(OwnWalk walk, Operation operation) {
    allow();
    boolean agrees = walk.agrees(operation, model.state());
    machine.bound(Long.MAX_VALUE);
    return agrees;
  }
}
