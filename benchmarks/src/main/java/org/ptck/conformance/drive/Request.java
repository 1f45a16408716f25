package org.ptck.conformance.drive;

import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.OperationStart;

/** An operation as the kit asks machine and manager for it. */
record Request(
    int cpu,
    Operation operation,
    int marks,
    int failingFirst,
    boolean failingAfter,
    boolean writeRequested) {

  /** What the step asks for. */
  static Request of(Step step) {
    int failingFirst =
        switch (step.failing()) {
          case AllocationFailure.None() -> 0;
          case AllocationFailure.Only(int ordinal) -> ordinal;
          case AllocationFailure.From(int first) -> first;
        };
    return new Request(
        step.cpu(),
        step.operation(),
        step.marks(),
        failingFirst,
        step.failing() instanceof AllocationFailure.From,
        step.operation().access() == Access.WRITE);
  }

  /** Whether user code loads or stores. */
  boolean isAccess() {
    return operation.kind().isAccess();
  }

  /** Begins it as the operation of that number. */
  void begin(Machine machine, long number) {
    machine.enter(cpu);
    machine.beginOperation(
        new OperationStart(
            number,
            Long.MAX_VALUE,
            failingFirst,
            failingAfter,
            writeRequested,
            HeldSpaces.by(operation, false)));
  }

  /** Carries it out. */
  Outcome perform(Machine machine, MemoryManager manager) {
    return switch (operation) {
      case Operation.Read(int space, long address) ->
          access(machine, manager, space, address, Access.READ, 0);
      case Operation.Write(int space, long address, long stamp) ->
          access(machine, manager, space, address, Access.WRITE, stamp);
      case Operation.Fetch(int space, long address) ->
          access(machine, manager, space, address, Access.EXECUTE, 0);
      case Operation.DeviceRead(int pin) -> {
        machine.deviceLoad(pin);
        yield Outcome.done();
      }
      case Operation.DeviceWrite(int pin, long stamp) -> {
        machine.deviceStore(pin, stamp);
        yield Outcome.done();
      }
      case Operation.CopyIn(int space, long address) ->
          manager.copyIn(cpu, space, address, _ -> {});
      case Operation.CopyOut(int space, long address, long stamp) ->
          manager.copyOut(cpu, space, address, stamp);
      default -> manager.execute(cpu, operation);
    };
  }

  private Outcome access(
      Machine machine,
      MemoryManager manager,
      int space,
      long address,
      Access access,
      long stamp) {
    Outcome outcome = Outcome.done();
    while (outcome instanceof Outcome.Done
        && machine.access(address, access, stamp, marks) == Machine.FAULT) {
      outcome = manager.fault(cpu, space, address, access);
    }
    return outcome;
  }
}
