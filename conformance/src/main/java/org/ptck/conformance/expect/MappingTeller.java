package org.ptck.conformance.expect;

import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.model.AddressSpace;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.Mappings;
import org.ptck.spec.model.SystemState;

/**
 * Tells the machine what the model permits, so that rules about permission need not believe the
 * implementation.
 *
 * <p>While an operation runs, it claims for its range what that permitted before <em>or</em> will
 * afterwards: when exactly an implementation goes from one to the other is its own affair.
 */
public final class MappingTeller {

  private final Machine machine;
  private final int pageShift;

  /** A teller to the machine that the implementation runs on. */
  public MappingTeller(Machine machine) {
    this.machine = machine;
    this.pageShift = machine.geometry().pageShift();
  }

  /** An operation that the model accepts is about to lead from one state to the other. */
  public void begin(Operation operation, SystemState before, SystemState after) {
    switch (operation) {
      case Operation.Map(int space, long address, long pageCount, _, _) ->
          claim(space, after.space(space), address, pageCount, MappingState.COMING);
      case Operation.MapFile map ->
          claim(
              map.space(),
              after.space(map.space()),
              map.address(),
              map.pageCount(),
              MappingState.COMING);
      case Operation.Protect(int space, long address, long pageCount, var permission) ->
          claim(
              space, before.space(space), address, pageCount, MappingState.of(permission));
      case Operation.Unmap(int space, long address, long pageCount) ->
          claim(space, before.space(space), address, pageCount, MappingState.LEAVING);
      case Operation.Move(int space, long address, long pageCount, long target) -> {
        claim(space, before.space(space), address, pageCount, MappingState.LEAVING);
        // Tables that were made for the target may have to be given back.
        claim(
            space,
            after.space(space),
            target,
            pageCount,
            MappingState.COMING | MappingState.LEAVING);
      }
      case Operation.Exit(int space) ->
          claimPages(space, before.space(space), 0, Long.MAX_VALUE, MappingState.LEAVING);
      case Operation.Fork(_, int child) ->
          claimPages(child, after.space(child), 0, Long.MAX_VALUE, MappingState.COMING);
      default -> {}
    }
  }

  /** The operation has ended; {@code after} is what is true now. */
  public void end(Operation operation, SystemState before, SystemState after) {
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
        Mappings mappings = before.space(space).mappings();
        for (int n = 0; n < mappings.count(); n++) {
          Mapping mapping = mappings.get(n);
          settle(space, after, mapping.startPage() << pageShift, mapping.pageCount());
        }
      }
      case Operation.Fork(_, int child) -> settlePages(child, after, 0, Long.MAX_VALUE);
      default -> {}
    }
  }

  private void settle(int number, SystemState state, long address, long pageCount) {
    machine.modelFacts().mapping(number, address, pageCount, MappingState.NONE);
    long start = address >>> pageShift;
    settlePages(number, state, start, start + pageCount);
  }

  /** Settles what is mapped; elsewhere nothing was. */
  private void settlePages(int number, SystemState state, long start, long end) {
    Mappings mappings = state.space(number).mappings();
    for (int n = 0; n < mappings.count(); n++) {
      Mapping mapping = mappings.get(n);
      long first = Math.max(start, mapping.startPage());
      long last = Math.min(end, mapping.endPage());
      if (first < last) {
        machine.modelFacts().mapping(number, first << pageShift, last - first, bits(mapping));
      }
    }
  }

  /** Claims what is mapped in a range, with more bits set, until the operation ends. */
  private void claim(
      int number, AddressSpace space, long address, long pageCount, int moreBits) {
    long start = address >>> pageShift;
    claimPages(number, space, start, start + pageCount, moreBits);
  }

  /** Claims what is mapped from {@code start} to before {@code end}, with more bits set. */
  private void claimPages(int number, AddressSpace space, long start, long end, int moreBits) {
    Mappings mappings = space.mappings();
    for (int n = 0; n < mappings.count(); n++) {
      Mapping mapping = mappings.get(n);
      long first = Math.max(start, mapping.startPage());
      long last = Math.min(end, mapping.endPage());
      if (first < last) {
        machine.modelFacts()
            .claim(number, first << pageShift, last - first, bits(mapping) | moreBits);
      }
    }
  }

  /** What a mapping permits, as bits of {@link MappingState}. */
  static int bits(Mapping mapping) {
    int permitted = MappingState.of(mapping.permission());
    return mapping.isShared() ? permitted | MappingState.SHARED : permitted;
  }
}
