package org.ptck.reference;

import java.util.function.Function;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EntryOperations;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/**
 * The plainest correct memory manager: checks arguments, takes the lock of the address space, and
 * hands each request to the class whose job it is.
 */
public final class ReferenceManager implements MemoryManager {

  private static final int ORDER_LAST = 9;

  private final Kernel kernel;
  private final Spawn spawn;
  private final Exit exit;
  private final MapRange mapRange;
  private final UnmapRange unmapRange;
  private final ProtectRange protectRange;
  private final Fork fork;
  private final Fault fault;

  /** A manager of a machine without spaces. */
  public ReferenceManager(
      Geometry geometry, Hardware hardware, EntryOperations entries, Parts parts) {
    kernel = new Kernel(geometry, hardware, entries, parts);
    TableWalk walk = new TableWalk(kernel);
    spawn = new Spawn(kernel);
    exit = new Exit(kernel);
    mapRange = new MapRange(kernel);
    unmapRange = new UnmapRange(kernel);
    protectRange = new ProtectRange(kernel);
    fork = new Fork(kernel, spawn, exit, walk);
    fault = new Fault(kernel, walk);
  }

  @Override
  public Outcome execute(int cpu, Operation operation) {
    if (!argumentsAreSane(operation)) {
      return Outcome.refused(Rejection.BAD_ARGUMENT);
    }
    if (!rangeIsSane(operation)) {
      return Outcome.refused(Rejection.BAD_RANGE);
    }
    return switch (operation) {
      case Operation.Spawn(int number) -> spawn.execute(number);
      case Operation.Exit(int number) -> inSpace(number, exit::execute);
      case Operation.Map map -> inSpace(map.space(), space -> mapRange.execute(space, map));
      case Operation.Unmap unmap ->
          inSpace(unmap.space(), space -> unmapRange.execute(space, unmap));
      case Operation.Protect protect ->
          inSpace(protect.space(), space -> protectRange.execute(space, protect));
      case Operation.Fork(int parent, int child) -> fork.execute(parent, child);
      case Operation.Load(int number) -> load(cpu, number);
      case Operation.Lazy _ -> lazy(cpu);
      default -> throw accessesAreFaults(operation);
    };
  }

  @Override
  public Outcome fault(int cpu, int space, long address, Access access) {
    if (!Spaces.isNumber(space)) {
      return Outcome.refused(Rejection.BAD_ARGUMENT);
    }
    if (!kernel.geometry().isRange(address, 1)) {
      return Outcome.refused(Rejection.BAD_RANGE);
    }
    return fault.execute(space, address, access);
  }

  private static boolean argumentsAreSane(Operation operation) {
    return switch (operation) {
      case Operation.Map map -> Spaces.isNumber(map.space()) && isOrder(map.order());
      case Operation.Fork fork -> Spaces.isNumber(fork.space()) && Spaces.isNumber(fork.child());
      case Operation.Lazy _ -> true;
      default -> Spaces.isNumber(operation.space());
    };
  }

  private static boolean isOrder(int order) {
    return order >= 0 && order <= ORDER_LAST;
  }

  private boolean rangeIsSane(Operation operation) {
    Geometry geometry = kernel.geometry();
    return switch (operation) {
      case Operation.Map map -> geometry.isRange(map.address(), map.pageCount());
      case Operation.Unmap unmap -> geometry.isRange(unmap.address(), unmap.pageCount());
      case Operation.Protect protect -> geometry.isRange(protect.address(), protect.pageCount());
      default -> true;
    };
  }

  /** Carries out a request that changes a space, with the lock of the space held. */
  private Outcome inSpace(int number, Function<AddressSpace, Outcome> request) {
    kernel.locks().lockSpace(number);
    AddressSpace space = kernel.spaces().find(number);
    Outcome outcome =
        space == null ? Outcome.refused(Rejection.NO_SUCH_SPACE) : request.apply(space);
    kernel.locks().unlockSpace(number);
    return outcome;
  }

  private Outcome load(int cpu, int number) {
    kernel.locks().lockSpaceShared(number);
    AddressSpace space = kernel.spaces().find(number);
    if (space != null) {
      kernel.contexts().load(cpu, space);
    }
    kernel.locks().unlockSpace(number);
    return space == null ? Outcome.refused(Rejection.NO_SUCH_SPACE) : Outcome.done();
  }

  private Outcome lazy(int cpu) {
    kernel.contexts().lazy(cpu);
    return Outcome.done();
  }

  private static IllegalArgumentException accessesAreFaults(Operation operation) {
    return new IllegalArgumentException("Accesses reach a manager as faults only: " + operation);
  }
}
