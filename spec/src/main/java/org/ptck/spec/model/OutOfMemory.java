package org.ptck.spec.model;

import io.vavr.control.Option;
import java.util.Set;
import org.apiguardian.api.API;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;

/**
 * How an operation may end when an allocation failed while it ran (rule SEM-7).
 *
 * <p>The acceptable results are a set: what {@link Semantics#step} says, as if nothing had failed;
 * and, for every number of pages for which {@link #refused} gives a state, a refusal for
 * {@link org.ptck.spec.fact.Rejection#OUT_OF_MEMORY} that leaves that state.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OutOfMemory {

  /** How much of a request may have been done when memory ran out. */
  public enum Failure {
    /** Nothing: the capability {@code ATOMIC_FAILURE}. */
    ATOMIC,
    /** Any number of pages from the start of the range. */
    PAGE_BY_PAGE
  }

  /** Those that give memory back, need none, or are not the implementation's. */
  private static final Set<OperationKind> NEVER =
      Set.of(
          OperationKind.EXIT,
          OperationKind.UNPIN,
          OperationKind.LAZY,
          OperationKind.DEVICE_READ,
          OperationKind.DEVICE_WRITE);

  private final Semantics semantics;
  private final int pageShift;
  private final Failure failure;

  /** The answers for an implementation that fails in the way given. */
  public OutOfMemory(Geometry geometry, Failure failure) {
    this.semantics = new Semantics(geometry);
    this.pageShift = geometry.pageShift();
    this.failure = failure;
  }

  /**
   * Whether the operation may be refused for want of memory. Giving memory back must never need
   * any: not exit, not unpin, and not an unmap that splits no mapping.
   */
  public boolean mayRefuse(SystemState state, Operation operation) {
    if (NEVER.contains(operation.kind())) {
      return false;
    }
    if (operation instanceof Operation.Unmap(int space, long address, long pageCount)) {
      long start = address >>> pageShift;
      return !state.space(space).isWhole(start, start + pageCount);
    }
    return true;
  }

  /**
   * The state that a refusal for want of memory leaves.
   *
   * @param pageCountDone pages of the range, from its start, to which the request was applied; 0
   *   where nothing changed
   * @return none if no such refusal is acceptable
   */
  public Option<SystemState> refused(SystemState state, Operation operation, long pageCountDone) {
    if (!mayRefuse(state, operation)) {
      return Option.none();
    }
    if (pageCountDone == 0) {
      return Option.some(state);
    }
    if (pageCountDone < 0 || pageCountDone > pageCountDoneMax(state, operation)) {
      return Option.none();
    }
    Operation prefix = operation.with(Operand.PAGE_COUNT, pageCountDone);
    return semantics.step(state, prefix).map(Effect::state).toOption();
  }

  /**
   * The largest number of pages that may have been done; below the length of the range, since a
   * request that did all of it did not fail.
   */
  public long pageCountDoneMax(SystemState state, Operation operation) {
    return failure == Failure.ATOMIC || semantics.step(state, operation).isLeft()
        ? 0
        : Math.max(1, operation.pageCount()) - 1;
  }
}
