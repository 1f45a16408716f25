package org.ptck.conformance.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.expect.MappingTeller;
import org.ptck.conformance.expect.ModelState;
import org.ptck.conformance.expect.PinTeller;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.schedule.EntryFinder;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.EntryOperations;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.rule.account.Observation;

/** Runs one scenario as {@link ScenarioRunner} does, and notes what it did. */
final class Recorder {

  private final Machine machine;
  private final Set<Capability> capabilities;
  private final Needs needs;
  private final MemoryManager manager;
  private final ModelState model;
  private final MappingTeller teller;
  private final PinTeller pinTeller;
  private final EntryFinder finder;
  private final EntryOperations layer;
  private final List<Deed> deeds = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();

  Recorder(Implementation implementation, Machine machine, int cpuCount) {
    this.machine = machine;
    this.capabilities = implementation.capabilities(machine.geometry());
    this.needs = new Needs(machine.geometry(), capabilities);
    this.model = new ModelState(machine.geometry(), capabilities);
    this.teller = new MappingTeller(machine);
    this.pinTeller = new PinTeller(machine);
    this.finder = new EntryFinder(machine.view());
    machine.reset(cpuCount, new Listener(), capabilities);
    this.layer = Recording.layer(implementation, machine);
    this.manager = Recording.manager(implementation, machine);
  }

  /** What is done for the scenario, in order. */
  List<Deed> record(Scenario scenario) {
    scenario.steps().forEach(this::record);
    Ending.reads(model.state(), machine.geometry().pageShift(), this::recordLast);
    Ending.exits(model.state(), this::recordLast);
    Ending.unpins(model.state(), this::recordLast);
    machine.endScenario();
    return deeds;
  }

  private boolean recordLast(Operation operation) {
    record(Step.of(0, operation));
    return true;
  }

  private void record(Step step) {
    Operation operation = step.operation();
    model.expect(operation);
    if (needs.missing(operation, model.before()) != null) {
      return;
    }
    Request request = Request.of(step);
    if (request.isAccess()) {
      if (isUnthinkable(model.refusal())) {
        return;
      }
      if (machine.runningSpace(step.cpu()) != operation.space()) {
        carryOut(Request.of(Step.of(step.cpu(), new Operation.Load(operation.space()))));
      }
    } else if (operation.kind().role() == OperationKind.Role.DEVICE && model.refusal() != null) {
      return;
    }
    carryOut(request);
  }

  private void carryOut(Request request) {
    Operation operation = request.operation();
    long number = deeds.size() + 1L;
    model.expect(operation);
    Rejection refusal = model.refusal();
    request.begin(machine, number);
    if (refusal == null) {
      teller.begin(operation, model.state(), model.stateAfter());
    }
    List<Told> before = takeTold();
    Outcome outcome = request.perform(machine, manager);
    boolean allocationFailed = machine.allocationsFailed() > 0;
    boolean permitted = model.accept(operation, outcome, allocationFailed);
    if (permitted && refusal == null) {
      teller.end(operation, model.before(), model.state());
    }
    if (permitted) {
      pinTeller.tell(model.before().pins(), model.state().pins());
      machine.endOperation(number);
    }
    List<Told> after = takeTold();
    boolean succeeds = request.isAccess() && outcome instanceof Outcome.Done;
    deeds.add(
        new Deed(
            request,
            before,
            after,
            permitted,
            succeeds,
            succeeds && permitted ? look(operation) : 0,
            new Observation(
                machine.actor(),
                operation,
                refusal,
                outcome instanceof Outcome.Refused refused ? refused.reason() : null,
                allocationFailed,
                permitted,
                operation.kind().isMaintenance(),
                model.isRelated(operation.space()),
                null)));
  }

  /** The entry that is read without a lock after the access, and now; 0 for none. */
  private long look(Operation access) {
    if (!capabilities.contains(Capability.ENTRY_OPERATIONS)) {
      return 0;
    }
    long entry = finder.entry(access.space(), access.address());
    if (entry != 0) {
      layer.getLockless(machine.loadedId(machine.actor()), 0, access.address(), entry);
    }
    return entry;
  }

  /** Whether no program could even try the access, for that reason. */
  private static boolean isUnthinkable(@Nullable Rejection refusal) {
    return refusal == Rejection.NO_SUCH_SPACE
        || refusal == Rejection.BAD_RANGE
        || refusal == Rejection.BAD_ARGUMENT;
  }

  private List<Told> takeTold() {
    List<Told> taken = List.copyOf(told);
    told.clear();
    return taken;
  }

  /** Hears what the tellers tell the machine. */
  private final class Listener implements EventSink {
    @Override
    public boolean after(
        EventKind kind, int actor, long subject, long before, long after, long detail) {
      Told heard = Told.of(kind, subject, before, after, detail);
      if (heard != null) {
        told.add(heard);
      }
      return true;
    }
  }
}
