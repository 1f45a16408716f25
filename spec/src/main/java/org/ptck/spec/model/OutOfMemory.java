package org.ptck.spec.model;

import io.vavr.control.Option;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Operation.DeviceRead;
import org.ptck.spec.fact.Operation.DeviceWrite;
import org.ptck.spec.fact.Operation.Discard;
import org.ptck.spec.fact.Operation.Exit;
import org.ptck.spec.fact.Operation.Fork;
import org.ptck.spec.fact.Operation.Lazy;
import org.ptck.spec.fact.Operation.Load;
import org.ptck.spec.fact.Operation.Map;
import org.ptck.spec.fact.Operation.MapFile;
import org.ptck.spec.fact.Operation.Move;
import org.ptck.spec.fact.Operation.Pin;
import org.ptck.spec.fact.Operation.Protect;
import org.ptck.spec.fact.Operation.Read;
import org.ptck.spec.fact.Operation.Spawn;
import org.ptck.spec.fact.Operation.Sync;
import org.ptck.spec.fact.Operation.Unmap;
import org.ptck.spec.fact.Operation.Unpin;
import org.ptck.spec.fact.Operation.Write;

/**
 * How an operation may end when an allocation failed while it ran (rule SEM-7).
 *
 * <p>The acceptable results are a set: what {@link Semantics#step} says, as if nothing had failed;
 * and, for every number of pages for which {@link #refused} gives a state, a refusal for
 * {@link org.ptck.spec.fact.Rejection#OUT_OF_MEMORY} that leaves that state.
 */
public final class OutOfMemory {

  /** How much of a request may have been done when memory ran out. */
  public enum Failure {
    /** Nothing: the capability {@code ATOMIC_FAILURE}. */
    ATOMIC,
    /** Any number of pages from the start of the range. */
    PAGE_BY_PAGE
  }

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
    return switch (operation) {
      case Exit _, Lazy _, Unpin _, DeviceRead _, DeviceWrite _ -> false;
      case Unmap(int space, long address, long pageCount) -> {
        long start = address >>> pageShift;
        yield !state.space(space).isWhole(start, start + pageCount);
      }
      case Spawn _, Map _, MapFile _, Protect _, Move _, Discard _ -> true;
      case Fork _, Read _, Write _, Sync _, Pin _, Load _ -> true;
    };
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
    return pageCountDone > 0 && pageCountDone <= pageCountDoneMax(state, operation)
        ? Option.some(semantics.effect(state, prefix(operation, pageCountDone)).state())
        : Option.none();
  }

  /**
   * The largest number of pages that may have been done; below the length of the range, since a
   * request that did all of it did not fail.
   */
  public long pageCountDoneMax(SystemState state, Operation operation) {
    return failure == Failure.ATOMIC || semantics.step(state, operation).isLeft()
        ? 0
        : pageCount(operation) - 1;
  }

  private static long pageCount(Operation operation) {
    return switch (operation) {
      case Map map -> map.pageCount();
      case Unmap unmap -> unmap.pageCount();
      case Protect protect -> protect.pageCount();
      case MapFile map -> map.pageCount();
      case Move move -> move.pageCount();
      case Discard discard -> discard.pageCount();
      default -> 1;
    };
  }

  /** The request for only the first pages of its range. */
  private static Operation prefix(Operation operation, long pageCount) {
    return switch (operation) {
      case Map(int space, long address, _, var permission, int order) ->
          new Map(space, address, pageCount, permission, order);
      case Unmap(int space, long address, _) -> new Unmap(space, address, pageCount);
      case Protect(int space, long address, _, var permission) ->
          new Protect(space, address, pageCount, permission);
      case MapFile(int space, long address, _, var permission, int order, var sharing, int file, long fileIndex) ->
          new MapFile(space, address, pageCount, permission, order, sharing, file, fileIndex);
      case Move(int space, long address, _, long target) ->
          new Move(space, address, pageCount, target);
      case Discard(int space, long address, _) -> new Discard(space, address, pageCount);
      default -> operation;
    };
  }
}
