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

  private final Kernel kernel;
  private final Arguments arguments;
  private final Spawn spawn;
  private final Exit exit;
  private final MapRange mapRange;
  private final UnmapRange unmapRange;
  private final ProtectRange protectRange;
  private final MoveRange moveRange;
  private final DiscardRange discardRange;
  private final SyncFile syncFile;
  private final PinPage pinPage;
  private final UnpinPage unpinPage;
  private final Fork fork;
  private final LoadSpace loadSpace;
  private final Fault fault;

  /** A manager of a machine without spaces. */
  public ReferenceManager(
      Geometry geometry, Hardware hardware, EntryOperations entries, Parts parts) {
    kernel = new Kernel(geometry, hardware, entries, parts);
    arguments = new Arguments(geometry);
    TableWalk walk = new TableWalk(kernel);
    spawn = new Spawn(kernel);
    ContextSwitch contextSwitch = new ContextSwitch(kernel);
    exit = new Exit(kernel, contextSwitch);
    mapRange = new MapRange(kernel);
    unmapRange = new UnmapRange(kernel);
    protectRange = new ProtectRange(kernel);
    moveRange = new MoveRange(kernel, walk);
    discardRange = new DiscardRange(kernel);
    syncFile = new SyncFile(kernel);
    pinPage = new PinPage(kernel, walk);
    unpinPage = new UnpinPage(kernel);
    fork = new Fork(kernel, spawn, exit, walk);
    loadSpace = new LoadSpace(kernel, contextSwitch);
    fault = new Fault(kernel, walk);
  }

  @Override
  public Outcome execute(int cpu, Operation operation) {
    Rejection reason = arguments.reason(operation);
    if (reason != null) {
      return Outcome.refused(reason);
    }
    return switch (operation) {
      case Operation.Spawn(int number) -> spawn.execute(number);
      case Operation.Exit(int number) -> inSpace(number, exit::execute);
      case Operation.Map map -> inSpace(map.space(), space -> mapRange.execute(space, map));
      case Operation.MapFile map -> inSpace(map.space(), space -> mapRange.execute(space, map));
      case Operation.Unmap unmap ->
          inSpace(unmap.space(), space -> unmapRange.execute(space, unmap));
      case Operation.Protect protect ->
          inSpace(protect.space(), space -> protectRange.execute(space, protect));
      case Operation.Move move -> inSpace(move.space(), space -> moveRange.execute(space, move));
      case Operation.Discard discard ->
          inSpace(discard.space(), space -> discardRange.execute(space, discard));
      case Operation.Sync(int file) -> syncFile.execute(file);
      case Operation.Pin pin -> pinPage.execute(pin);
      case Operation.Unpin(int pin) -> unpinPage.execute(pin);
      case Operation.Fork(int parent, int child) -> fork.execute(parent, child);
      case Operation.Load(int number) -> loadSpace.execute(cpu, number);
      case Operation.Lazy _ -> loadSpace.lazy(cpu);
      case Operation.Read _, Operation.Write _ -> throw notARequest(operation);
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> throw notARequest(operation);
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

  /** Carries out a request that changes a space, with the lock of the space held. */
  private Outcome inSpace(int number, Function<AddressSpace, Outcome> request) {
    kernel.locks().lockSpace(number);
    AddressSpace space = kernel.spaces().find(number);
    Outcome outcome =
        space == null ? Outcome.refused(Rejection.NO_SUCH_SPACE) : request.apply(space);
    kernel.locks().unlockSpace(number);
    return outcome;
  }

  private static IllegalArgumentException notARequest(Operation operation) {
    return new IllegalArgumentException("Accesses reach a manager as faults only: " + operation);
  }
}
