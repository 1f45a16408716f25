package org.ptck.conformance.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.expect.FuturesTeller;
import org.ptck.conformance.expect.ModelState;
import org.ptck.conformance.expect.ReadBack;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind.Role;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.model.Answers;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Futures;
import org.ptck.spec.model.Futures.Past;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.PinnedPages;
import org.ptck.spec.model.SystemState;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;
import org.ptck.spec.rule.watch.Monitor;

/**
 * Runs operations of an implementation, two of them side by side, under all rules, and holds what
 * came of them against every order of the two.
 */
final class SideBySide implements AutoCloseable {

  private static final int CPU_COUNT = 3;
  private static final int EVENT_COUNT_MAX = 20_000;
  private static final int FAULT_COUNT_MAX = 16;

  private final Implementation implementation;
  private final Geometry geometry;
  private final Set<Capability> capabilities;
  private final Machine machine;
  private final Monitor monitor;
  private final Answers answers;
  private final FuturesTeller teller;
  private final ReadBack readBack;
  private final Turns turns = new Turns();
  private MemoryManager manager;
  private Futures futures = Futures.of(SystemState.EMPTY);
  private long operationNumber;
  private long moment;
  private @Nullable String failure;

  SideBySide(Implementation implementation, Geometry geometry) {
    this.implementation = implementation;
    this.geometry = geometry;
    this.capabilities = implementation.capabilities(geometry);
    this.machine = new Machine(geometry, MachineSize.scenario(geometry));
    this.monitor =
        new Monitor(geometry, Catalogue.all(), capabilities, machine.view());
    this.answers = new Answers(geometry, capabilities);
    this.teller = new FuturesTeller(machine, answers);
    this.readBack = new ReadBack(machine.view(), new ModelState(geometry, capabilities));
    this.manager = Requests.manager(implementation, machine);
  }

  /** How often the turn changed in the last run. */
  int switchCount() {
    return turns.switchCount();
  }

  /** What is wrong; null if nothing is. */
  @Nullable String run(
      List<Operation> before, Operation first, Operation second, int... places) {
    machine.reset(CPU_COUNT, monitor, capabilities);
    machine.declare(implementation.guards(geometry));
    machine.meddle(turns);
    machine.schedule(turns);
    monitor.reset(machine.view());
    futures = Futures.of(SystemState.EMPTY);
    operationNumber = 0;
    failure = null;
    try {
      machine.enter(0);
      manager = Requests.manager(implementation, machine);
      before.forEach(operation -> alone(0, operation));
      takeUp(0, first);
      takeUp(1, second);
      both(first, second, places);
      readBack();
      finish();
    } catch (MachineStopped _) {
      Finding finding = monitor.finding();
      return finding == null
          ? Objects.requireNonNullElse(failure, "stopped without a finding")
          : "%s in operation %d: %s"
              .formatted(finding.rule().id(), finding.operation(), finding.details());
    }
    return failure;
  }

  // ---- operations

  private void alone(int cpu, Operation operation) {
    takeUp(cpu, operation);
    List<SystemState> states = futures.states();
    perform(cpu, operation, states, past -> explain(List.of(past)));
  }

  private void takeUp(int cpu, Operation operation) {
    boolean isAccess = operation.kind().isAccess();
    if (isAccess
        && machine.runningSpace(cpu) != operation.space()
        && futures.states().getFirst().exists(operation.space())) {
      alone(cpu, new Operation.Load(operation.space()));
    }
  }

  private void both(Operation first, Operation second, int... places) {
    SystemState before = futures.states().getFirst();
    List<SystemState> besideFirst = around(before, second);
    List<SystemState> besideSecond = around(before, first);
    teller.pins(Stream.concat(besideFirst.stream(), besideSecond.stream()).toList());
    List<Past> past = new ArrayList<>();
    turns.run(
        () -> performBeside(0, first, besideFirst, past),
        () -> performBeside(1, second, besideSecond, past),
        places);
    if (machine.isStopped()) {
      throw MachineStopped.INSTANCE;
    }
    explain(past);
    IntStream.of(first.space(), first.child(), second.space(), second.child())
        .filter(space -> space >= 0)
        .distinct()
        .forEach(space -> teller.mappings(futures.states(), space));
  }

  /** What may be true when an operation begins beside which the other runs. */
  private List<SystemState> around(SystemState before, Operation other) {
    List<SystemState> states = new ArrayList<>(List.of(before));
    if (answers.expected(before, other) instanceof Effect effect) {
      states.add(effect.state());
    }
    return states;
  }

  private void performBeside(
      int cpu, Operation operation, List<SystemState> states, List<Past> past) {
    try {
      perform(cpu, operation, states, past::add);
    } catch (MachineStopped _) {
      // The monitor has the finding, and the other one meets it as well.
    } catch (RuntimeException | AssertionError thrown) {
      fail("%s: %s".formatted(operation, thrown));
      machine.stop();
    }
  }

  private void explain(List<Past> past) {
    Futures after =
        past.size() == 1 && past.getFirst().observed() != null
            ? observing(past.getFirst(), past.getFirst().observed())
            : futures.after(past, answers);
    if (after.isEmpty()) {
      fail("no order explains %s in %s".formatted(past, futures));
      return;
    }
    know(after);
    teller.pins(after.states());
  }

  /** Where it turns out which order it was, what the others would have left is mapped no more. */
  private void know(Futures after) {
    List<SystemState> before = futures.states();
    futures = after;
    if (after.states().size() < before.size()) {
      FuturesTeller.spaces(before)
          .forEach(space -> teller.mappings(after.states(), space));
    }
  }

  /** What a load finds of a page is true of that page, and says nothing of others. */
  private Futures observing(Past past, long observed) {
    Operation load = past.operation();
    return load instanceof Operation.Read || load instanceof Operation.CopyIn
        ? futures.showing(load.space(), load.address() >>> geometry.pageShift(), observed)
        : futures.after(List.of(past), answers);
  }

  private void fail(String why) {
    if (failure == null) {
      failure = why;
    }
  }

  /**
   * Performs an operation.
   *
   * @param states what may be true when it begins
   * @param told told what came of it, before it ends
   */
  private void perform(
      int cpu, Operation operation, List<SystemState> states, Consumer<Past> told) {
    machine.enter(cpu);
    long begin = ++moment;
    long number = ++operationNumber;
    machine.beginOperation(
        number, EVENT_COUNT_MAX, 0, false, operation.access() == Access.WRITE);
    teller.claim(operation, states);
    Past past = carryOut(cpu, operation, begin);
    if (past.outcome() instanceof Outcome.Done) {
      teller.settle(operation, states);
    }
    told.accept(past);
    machine.endOperation(number);
  }

  private Past carryOut(int cpu, Operation operation, long begin) {
    return switch (operation) {
      case Operation.Read(int space, long address) ->
          access(cpu, operation, space, address, Access.READ, 0, begin);
      case Operation.Write(int space, long address, long stamp) ->
          access(cpu, operation, space, address, Access.WRITE, stamp, begin);
      case Operation.Fetch(int space, long address) ->
          access(cpu, operation, space, address, Access.EXECUTE, 0, begin);
      case Operation.DeviceRead(int pin) ->
          device(operation, machine.deviceLoad(pin), begin);
      case Operation.DeviceWrite(int pin, long stamp) ->
          device(operation, machine.deviceStore(pin, stamp), begin);
      case Operation.CopyIn(int space, long address) -> {
        long[] loaded = new long[1];
        Outcome outcome = manager.copyIn(cpu, space, address, found -> loaded[0] = found);
        Long seen = outcome instanceof Outcome.Done ? loaded[0] : null;
        yield past(operation, outcome, seen, begin);
      }
      case Operation.CopyOut(int space, long address, long stamp) ->
          past(operation, manager.copyOut(cpu, space, address, stamp), null, begin);
      default -> past(operation, manager.execute(cpu, operation), null, begin);
    };
  }

  private Past past(Operation operation, Outcome outcome, @Nullable Long seen, long begin) {
    return new Past(operation, outcome, false, seen, begin, ++moment);
  }

  private Past access(
      int cpu,
      Operation operation,
      int space,
      long address,
      Access access,
      long stamp,
      long begin) {
    for (int faults = 0;; faults++) {
      if (machine.runningSpace(cpu) != space) {
        // The space was closed, and with it the program.
        return past(operation, Outcome.refused(Rejection.NO_SUCH_SPACE), null, begin);
      }
      long found = machine.access(address, access, stamp);
      if (found != Machine.FAULT) {
        return past(operation, Outcome.done(), access == Access.WRITE ? null : found, begin);
      }
      Outcome outcome = manager.fault(cpu, space, address, access);
      if (outcome instanceof Outcome.Refused) {
        return past(operation, outcome, null, begin);
      }
      if (faults == FAULT_COUNT_MAX) {
        fail("%s faults for ever".formatted(operation));
        return past(operation, Outcome.refused(Rejection.NOT_PERMITTED), null, begin);
      }
    }
  }

  /** A device that has no pin open, or not for writing, is told so by whoever opens pins. */
  private Past device(Operation operation, long found, long begin) {
    boolean isRead = operation instanceof Operation.DeviceRead;
    if (found != Machine.FAULT) {
      return past(operation, Outcome.done(), isRead ? found : null, begin);
    }
    int pin = isRead ? ((Operation.DeviceRead) operation).pin() : operation.pin();
    boolean isOpen = machine.view().pinPage(pin) != 0;
    Rejection reason = isOpen ? Rejection.NOT_PERMITTED : Rejection.NO_SUCH_PIN;
    return past(operation, Outcome.refused(reason), null, begin);
  }

  // ---- what is true afterwards

  /** What pages hold tells which order it was. */
  private void readBack() {
    for (int space : FuturesTeller.spaces(futures.states())) {
      FuturesTeller.pages(futures.states(), space).forEach(page -> readBack(space, page));
    }
  }

  private void readBack(int space, long page) {
    long found = readBack.found(space, page);
    if (found == ReadBack.UNMAPPED) {
      return;
    }
    Futures left = futures.showing(space, page, found);
    if (left.isEmpty()) {
      fail("page %d of space %d holds %d, in %s".formatted(page, space, found, futures));
    } else {
      know(left);
    }
  }

  private void finish() {
    readAll();
    while (failure == null && futures.states().stream().anyMatch(s -> !s.spaces().isEmpty())) {
      int space =
          futures.states()
              .stream()
              .flatMap(state -> state.spaces().numbers().boxed())
              .findFirst()
              .orElseThrow();
      alone(0, new Operation.Exit(space));
    }
    for (int pin = 0; failure == null && pin <= Operation.PIN_MAX; pin++) {
      if (machine.view().pinPage(pin) != 0) {
        alone(0, new Operation.Unpin(pin));
      }
    }
    if (failure == null) {
      machine.endScenario();
    }
  }

  private void readAll() {
    List<Operation> reads = new ArrayList<>();
    futures
        .states()
        .forEach(state -> Ending.reads(state, geometry.pageShift(), reads::add));
    for (Operation read : reads.stream().distinct().toList()) {
      if (failure == null) {
        alone(0, read);
      }
    }
  }

  @Override
  public void close() {
    turns.close();
  }
}
