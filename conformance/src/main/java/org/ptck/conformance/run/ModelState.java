package org.ptck.conformance.run;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.OutOfMemory;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/**
 * The model beside a running scenario: what is true now, what the current operation should do, and
 * whether an answer is one that the model permits.
 */
final class ModelState {

  private final Semantics semantics;
  private final OutOfMemory outOfMemory;
  private final boolean namedRefusals;
  private final int[] stampSpaces = new int[1024];
  private final boolean[] related = new boolean[64];
  private SystemState state = SystemState.EMPTY;
  private Either<Rejection, Effect> expected = Either.left(Rejection.NO_SUCH_SPACE);

  ModelState(Geometry geometry, Set<Capability> capabilities) {
    this.semantics = new Semantics(geometry);
    this.namedRefusals = capabilities.contains(Capability.NAMED_REFUSALS);
    this.outOfMemory =
        new OutOfMemory(
            geometry,
            capabilities.contains(Capability.ATOMIC_FAILURE)
                ? OutOfMemory.Failure.ATOMIC
                : OutOfMemory.Failure.PAGE_BY_PAGE);
  }

  void reset() {
    state = SystemState.EMPTY;
    Arrays.fill(related, false);
  }

  /** What is true now. */
  SystemState state() {
    return state;
  }

  /** Asks the model what the operation should do. */
  void expect(Operation operation) {
    expected = semantics.step(state, operation);
  }

  /** Why the model refuses the operation; null if it accepts. */
  @Nullable Rejection refusal() {
    return expected.isLeft() ? expected.getLeft() : null;
  }

  /** The effect of the operation, which the model accepts. */
  Effect effect() {
    return expected.get();
  }

  /** What is true after the operation if it is carried out. */
  SystemState stateAfter() {
    return expected.isRight() ? expected.get().state() : state;
  }

  /** Whether the space was forked or is a fork. */
  boolean isRelated(int space) {
    return space >= 0 && related[space];
  }

  /** Whether the stamp was stored through another space. */
  boolean isForeign(long stamp, int space) {
    return stamp > 0 && stamp < stampSpaces.length && stampSpaces[(int) stamp] != space;
  }

  /**
   * Takes the answer to the current operation, and what is true afterwards.
   *
   * @return whether the model permits it; if not, nothing changes
   */
  boolean accept(Operation operation, Outcome outcome, boolean allocationFailed) {
    return switch (outcome) {
      case Outcome.Done() -> {
        if (expected.isLeft()) {
          yield false;
        }
        note(operation);
        state = expected.get().state();
        yield true;
      }
      case Outcome.Refused(Rejection reason, long pageCountDone) -> {
        if (allocationFailed && (reason == Rejection.OUT_OF_MEMORY || !namedRefusals)) {
          yield acceptOutOfMemory(operation, pageCountDone);
        }
        yield isRefusedRightly(reason) && pageCountDone == 0;
      }
    };
  }

  private boolean isRefusedRightly(Rejection reason) {
    return expected.isLeft() && (!namedRefusals || expected.getLeft() == reason);
  }

  private boolean acceptOutOfMemory(Operation operation, long pageCountDone) {
    if (expected.isLeft()) {
      return pageCountDone == 0;
    }
    Option<SystemState> left = outOfMemory.refused(state, operation, pageCountDone);
    if (left.isDefined()) {
      state = left.get();
    }
    return left.isDefined();
  }

  private void note(Operation operation) {
    switch (operation) {
      case Operation.Write(int space, _, long stamp) -> {
        if (stamp < stampSpaces.length) {
          stampSpaces[(int) stamp] = space;
        }
      }
      case Operation.Fork(int space, int child) -> {
        related[space] = true;
        related[child] = true;
      }
      case Operation.Spawn(int space) -> related[space] = false;
      default -> {}
    }
  }
}
