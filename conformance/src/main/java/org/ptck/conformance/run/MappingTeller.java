package org.ptck.conformance.run;

import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.SystemState;

/**
 * Tells the machine what the model permits, so that rules about permission need not believe the
 * implementation.
 *
 * <p>While an operation runs, its range permits what it did before <em>or</em> will afterwards:
 * when exactly an implementation goes from one to the other is its own affair.
 */
final class MappingTeller {

  private final Machine machine;
  private final int pageShift;

  MappingTeller(Machine machine) {
    this.machine = machine;
    this.pageShift = machine.geometry().pageShift();
  }

  /** An operation that the model accepts is about to lead from one state to the other. */
  void begin(Operation operation, SystemState before, SystemState after) {
    switch (operation) {
      case Operation.Map(int space, long address, long pageCount, var permission, _) ->
          machine.mapping(space, address, pageCount, MappingState.of(permission));
      case Operation.MapFile map ->
          tell(map.space(), after.space(map.space()), map.address(), map.pageCount(), 0);
      case Operation.Protect(int space, long address, long pageCount, var permission) -> {
        if (permission == Permission.READ_WRITE) {
          tell(space, after.space(space), address, pageCount, 0);
        }
      }
      case Operation.Unmap(int space, long address, long pageCount) ->
          tell(space, before.space(space), address, pageCount, MappingState.LEAVING);
      case Operation.Move(int space, long address, long pageCount, long target) -> {
        tell(space, before.space(space), address, pageCount, MappingState.LEAVING);
        // Tables that were made for the target may have to be given back.
        tell(space, after.space(space), target, pageCount, MappingState.LEAVING);
      }
      case Operation.Exit(int space) ->
          tellPages(space, before.space(space), 0, Long.MAX_VALUE, MappingState.LEAVING);
      case Operation.Fork(_, int child) ->
          tellPages(child, after.space(child), 0, Long.MAX_VALUE, 0);
      default -> {}
    }
  }

  /** The operation has ended; {@code after} is what is true now. */
  void end(Operation operation, SystemState before, SystemState after) {
    switch (operation) {
      case Operation.Map(int space, long address, long pageCount, _, _) ->
          settle(space, after, address, pageCount);
      case Operation.MapFile map ->
          settle(map.space(), after, map.address(), map.pageCount());
      case Operation.Protect(int space, long address, long pageCount, _) ->
          settle(space, after, address, pageCount);
      case Operation.Move(int space, long address, long pageCount, long target) -> {
        settle(space, after, address, pageCount);
        settle(space, after, target, pageCount);
      }
      case Operation.Unmap(int space, long address, long pageCount) ->
          settle(space, after, address, pageCount);
      case Operation.Exit(int space) -> {
        for (Mapping mapping : before.space(space).mappings()) {
          settle(space, after, mapping.startPage() << pageShift, mapping.pageCount());
        }
      }
      case Operation.Fork(_, int child) -> {
        // A fork that failed leaves no child, whose mappings were told before it began.
        if (!after.exists(child)) {
          for (Mapping mapping : before.space(operation.space()).mappings()) {
            settle(child, after, mapping.startPage() << pageShift, mapping.pageCount());
          }
        }
      }
      default -> {}
    }
  }

  private void settle(int space, SystemState state, long address, long pageCount) {
    machine.mapping(space, address, pageCount, MappingState.NONE);
    tell(space, state.space(space), address, pageCount, 0);
  }

  /** Tells what is mapped in a range, with more bits set. */
  private void tell(
      int number, AddressSpace space, long address, long pageCount, int moreBits) {
    long start = address >>> pageShift;
    tellPages(number, space, start, start + pageCount, moreBits);
  }

  /** Tells what is mapped from {@code start} to before {@code end}, with more bits set. */
  private void tellPages(int number, AddressSpace space, long start, long end, int moreBits) {
    for (Mapping mapping : space.mappings()) {
      long first = Math.max(start, mapping.startPage());
      long last = Math.min(end, mapping.endPage());
      if (first < last) {
        machine.mapping(number, first << pageShift, last - first, bits(mapping) | moreBits);
      }
    }
  }

  private static int bits(Mapping mapping) {
    int permitted = MappingState.of(mapping.permission());
    return mapping.isShared() ? permitted | MappingState.SHARED : permitted;
  }
}
