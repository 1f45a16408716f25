package org.ptck.conformance.foreign.call;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/**
 * What is mapped where in a scenario, kept by the kit for a library that does not: the model is the
 * book, so that it refuses what the model refuses.
 *
 * <p>While a request is carried out the book says what held before it.
 */
public final class MappingBook {

  private @Nullable Semantics semantics;
  private int pageShift;
  private SystemState state = SystemState.EMPTY;

  /**
   * A scenario begins.
   *
   * @param createsSpaces whether it begins with no space, rather than with space 0
   */
  public void reset(Geometry geometry, boolean createsSpaces) {
    semantics = new Semantics(geometry);
    pageShift = geometry.pageShift();
    state = SystemState.EMPTY;
    if (!createsSpaces) {
      answered(new Operation.Spawn(0), Outcome.done());
    }
  }

  /** Why a request or an access is to be refused, whatever the library would say; null if not. */
  public @Nullable Rejection refusal(Operation operation) {
    Either<Rejection, Effect> expected = step(operation);
    return expected.isLeft() ? expected.getLeft() : null;
  }

  /** A request that was not to be refused was answered so. */
  public void answered(Operation operation, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done() -> take(operation);
      case Outcome.Refused(_, long pageCountDone) when pageCountDone > 0 ->
          take(operation.with(Operand.PAGE_COUNT, pageCountDone));
      case Outcome.Refused _ -> {}
    }
  }

  private void take(Operation operation) {
    step(operation).forEach(effect -> state = effect.state());
  }

  private Either<Rejection, Effect> step(Operation operation) {
    return semantics == null
        ? Either.left(Rejection.NO_SUCH_SPACE)
        : semantics.step(state, operation);
  }

  /** The mapping that a user address belongs to; null where nothing is mapped. */
  @Nullable Mapping at(int space, long address) {
    return state.space(space).mappings().find(page(address));
  }

  /** The first mapping of the space that begins at the user address, or after it; null for none. */
  @Nullable Mapping next(int space, long address) {
    for (Mapping mapping : state.space(space).mappings()) {
      if (Long.compareUnsigned(mapping.startPage() << pageShift, address) >= 0) {
        return mapping;
      }
    }
    return null;
  }

  /** The number of the page that an address lies in. */
  private long page(long address) {
    return address >>> pageShift;
  }

  /** log2 of the page size in bytes. */
  int pageShift() {
    return pageShift;
  }
}
