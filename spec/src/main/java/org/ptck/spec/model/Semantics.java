package org.ptck.spec.model;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Operation.Exit;
import org.ptck.spec.fact.Operation.Fork;
import org.ptck.spec.fact.Operation.Lazy;
import org.ptck.spec.fact.Operation.Load;
import org.ptck.spec.fact.Operation.Map;
import org.ptck.spec.fact.Operation.Protect;
import org.ptck.spec.fact.Operation.Read;
import org.ptck.spec.fact.Operation.Spawn;
import org.ptck.spec.fact.Operation.Unmap;
import org.ptck.spec.fact.Operation.Write;
import org.ptck.spec.fact.Rejection;

/**
 * The specification of what programs may observe (rules SEM-1, SEM-2, SEM-4, SEM-5).
 *
 * <p>Every operation, in every state, is either refused with a reason and changes nothing, or has
 * the one effect given here. When it is refused is said in {@link Refusals}.
 */
public final class Semantics {

  private final int pageShift;
  private final Refusals refusals;

  /**
   * The semantics on machines of the geometry, which decides what a page is and where memory ends.
   */
  public Semantics(Geometry geometry) {
    this.pageShift = geometry.pageShift();
    this.refusals = new Refusals(geometry);
  }

  /**
   * What the operation does in the state.
   *
   * @return the reason why it is refused, or its effect; never throws
   */
  public Either<Rejection, Effect> step(SystemState state, Operation operation) {
    Option<Rejection> reason = refusals.reason(state, operation);
    return reason.isDefined()
        ? Either.left(reason.get())
        : Either.right(effect(state, operation));
  }

  /** The effect of an operation that is not refused in the state. */
  Effect effect(SystemState state, Operation operation) {
    AddressSpace space = state.space(operation.space());
    return switch (operation) {
      case Spawn spawn -> Effect.of(state.with(spawn.space(), AddressSpace.EMPTY));

      case Exit exit -> Effect.of(state.without(exit.space()));

      // All pages of a new mapping read 0 until they are written.
      case Map map -> Effect.of(state.with(map.space(), space.map(mapping(map))));

      // Mapped again, the pages read 0.
      case Unmap(int number, long address, long pageCount) -> {
        long start = page(address);
        yield Effect.of(state.with(number, space.unmap(start, start + pageCount)));
      }

      case Protect(int number, long address, long pageCount, var permission) -> {
        long start = page(address);
        AddressSpace after = space.protect(start, start + pageCount, permission);
        yield Effect.of(state.with(number, after));
      }

      // Values are never shared: what either side stores later, the other does not see (SEM-2).
      case Fork fork -> Effect.of(state.with(fork.child(), space));

      // A load observes the last store to its page (SEM-1).
      case Read read -> new Effect(state, space.stampAt(page(read.address())));

      case Write(int number, long address, long stamp) ->
          Effect.of(state.with(number, space.write(page(address), stamp)));

      // Which program a CPU runs is nothing that programs see.
      case Load _, Lazy _ -> Effect.of(state);
    };
  }

  private Mapping mapping(Map map) {
    return new Mapping(page(map.address()), map.pageCount(), map.permission(), map.order());
  }

  private long page(long address) {
    return address >>> pageShift;
  }
}
