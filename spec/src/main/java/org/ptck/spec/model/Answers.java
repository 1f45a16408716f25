package org.ptck.spec.model;

import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;

/**
 * Which answers to an operation the model permits, and what is true after each: the one effect that
 * {@link Semantics} gives it, the reason for which it is refused, or memory that has run out.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Answers {

  private final Semantics semantics;
  private final OutOfMemory outOfMemory;
  private final boolean namedRefusals;
  private final int pageShift;

  /** The answers of implementations that declare these capabilities. */
  public Answers(Geometry geometry, Set<Capability> capabilities) {
    this.semantics = new Semantics(geometry);
    this.pageShift = geometry.pageShift();
    this.namedRefusals = capabilities.contains(Capability.NAMED_REFUSALS);
    this.outOfMemory =
        new OutOfMemory(
            geometry,
            capabilities.contains(Capability.ATOMIC_FAILURE)
                ? OutOfMemory.Failure.ATOMIC
                : OutOfMemory.Failure.PAGE_BY_PAGE);
  }

  /** How far an address is shifted to give the number of its page. */
  int pageShift() {
    return pageShift;
  }

  /** What the operation should do. */
  public Expected expected(SystemState state, Operation operation) {
    return semantics.expected(state, operation);
  }

  /**
   * What is true after the operation was answered so.
   *
   * @param expected what it should do in the state
   * @param allocationFailed whether an allocation failed while it ran
   * @return null if the model does not permit the answer
   */
  public @Nullable SystemState after(
      SystemState state,
      Operation operation,
      Expected expected,
      Outcome outcome,
      boolean allocationFailed) {
    return switch (outcome) {
      case Outcome.Done() -> expected instanceof Effect effect ? effect.state() : null;
      case Outcome.Refused(Rejection reason, long pageCountDone) -> {
        if (allocationFailed && (reason == Rejection.OUT_OF_MEMORY || !namedRefusals)) {
          yield afterOutOfMemory(state, operation, expected, pageCountDone);
        }
        boolean isRight =
            expected.refusal() != null && (!namedRefusals || expected.refusal() == reason);
        yield isRight && pageCountDone == 0 ? state : null;
      }
    };
  }

  private @Nullable SystemState afterOutOfMemory(
      SystemState state,
      Operation operation,
      Expected expected,
      long pageCountDone) {
    return expected.refusal() != null
        ? (pageCountDone == 0 ? state : null)
        : outOfMemory.refused(state, operation, pageCountDone).getOrNull();
  }
}
