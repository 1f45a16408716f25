package org.ptck.spec.model;

import static org.ptck.spec.fact.Rejection.ALREADY_MAPPED;
import static org.ptck.spec.fact.Rejection.BAD_ARGUMENT;
import static org.ptck.spec.fact.Rejection.BAD_RANGE;
import static org.ptck.spec.fact.Rejection.NOT_MAPPED;
import static org.ptck.spec.fact.Rejection.NOT_PERMITTED;
import static org.ptck.spec.fact.Rejection.NO_SUCH_PIN;
import static org.ptck.spec.fact.Rejection.NO_SUCH_SPACE;
import static org.ptck.spec.fact.Rejection.PIN_EXISTS;
import static org.ptck.spec.fact.Rejection.SPACE_EXISTS;

import io.vavr.control.Option;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.FileMemory;
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
import org.ptck.spec.fact.Rejection;

/**
 * When an operation is refused, and why.
 *
 * <p>Three questions, in this order; the first reason found is the one given: are the arguments
 * sane in themselves; do the spaces exist that must, and not exist that must not; does what is
 * mapped allow it?
 */
final class Refusals {

  private static final Option<Rejection> NO_REASON = Option.none();

  private final Geometry geometry;

  Refusals(Geometry geometry) {
    this.geometry = geometry;
  }

  /** Why the operation is refused in the state; none if it is accepted. */
  Option<Rejection> reason(SystemState state, Operation operation) {
    return argumentReason(operation)
        .orElse(() -> spaceReason(state, operation))
        .orElse(() -> pinReason(state, operation))
        .orElse(() -> mappingReason(state.space(operation.space()), operation));
  }

  /** What is wrong with the arguments in any state. */
  private Option<Rejection> argumentReason(Operation operation) {
    boolean sane =
        switch (operation) {
          case Spawn _, Exit _, Unmap _, Protect _, Move _, Discard _, Read _, Load _ ->
              isSpace(operation.space());
          case Map map -> isSpace(map.space()) && isOrder(map.order());
          case MapFile map -> isSpace(map.space()) && isOrder(map.order()) && isFile(map.file());
          case Fork fork -> isSpace(fork.space()) && isSpace(fork.child());
          case Write write -> isSpace(write.space()) && write.stamp() != 0;
          case Sync sync -> isFile(sync.file());
          case Pin pin -> isPin(pin.pin()) && isSpace(pin.space());
          case Unpin unpin -> isPin(unpin.pin());
          case DeviceRead read -> isPin(read.pin());
          case DeviceWrite write -> isPin(write.pin()) && write.stamp() != 0;
          case Lazy _ -> true;
        };
    if (!sane) {
      return Option.some(BAD_ARGUMENT);
    }
    boolean inRange =
        switch (operation) {
          case Map map -> geometry.isRange(map.address(), map.pageCount());
          case MapFile map ->
              geometry.isRange(map.address(), map.pageCount())
                  && isFileRange(map.fileIndex(), map.pageCount());
          case Unmap unmap -> geometry.isRange(unmap.address(), unmap.pageCount());
          case Protect protect -> geometry.isRange(protect.address(), protect.pageCount());
          case Move move ->
              geometry.isRange(move.address(), move.pageCount())
                  && geometry.isRange(move.target(), move.pageCount());
          case Discard discard -> geometry.isRange(discard.address(), discard.pageCount());
          case Read read -> geometry.isRange(read.address(), 1);
          case Write write -> geometry.isRange(write.address(), 1);
          case Pin pin -> geometry.isRange(pin.address(), 1);
          case Spawn _, Exit _, Fork _, Sync _, Load _, Lazy _ -> true;
          case Unpin _, DeviceRead _, DeviceWrite _ -> true;
        };
    return when(!inRange, BAD_RANGE);
  }

  /** Which space is missing, or in the way. */
  private static Option<Rejection> spaceReason(SystemState state, Operation operation) {
    return switch (operation) {
      case Spawn spawn -> when(state.exists(spawn.space()), SPACE_EXISTS);
      case Fork fork ->
          when(!state.exists(fork.space()), NO_SUCH_SPACE)
              .orElse(() -> when(state.exists(fork.child()), SPACE_EXISTS));
      case Exit _, Map _, MapFile _, Unmap _, Protect _, Move _, Discard _ ->
          when(!state.exists(operation.space()), NO_SUCH_SPACE);
      case Read _, Write _, Pin _, Load _ ->
          when(!state.exists(operation.space()), NO_SUCH_SPACE);
      case Sync _, Unpin _, DeviceRead _, DeviceWrite _, Lazy _ -> NO_REASON;
    };
  }

  /** Which pin is missing, in the way, or not for writing. */
  private static Option<Rejection> pinReason(SystemState state, Operation operation) {
    return switch (operation) {
      case Pin pin -> when(state.pins().at(pin.pin()).isDefined(), PIN_EXISTS);
      case Unpin unpin -> when(state.pins().at(unpin.pin()).isEmpty(), NO_SUCH_PIN);
      case DeviceRead read -> when(state.pins().at(read.pin()).isEmpty(), NO_SUCH_PIN);
      case DeviceWrite write ->
          state
              .pins()
              .at(write.pin())
              .map(pin -> when(!pin.writes(), NOT_PERMITTED))
              .getOrElse(Option.some(NO_SUCH_PIN));
      default -> NO_REASON;
    };
  }

  /** What is mapped and must not be, or the other way round. */
  private Option<Rejection> mappingReason(AddressSpace space, Operation operation) {
    return switch (operation) {
      case Map(_, long address, long pageCount, _, _) -> {
        long start = page(address);
        yield when(space.mappings().coversAny(start, start + pageCount), ALREADY_MAPPED);
      }
      case MapFile map -> {
        long start = page(map.address());
        yield when(space.mappings().coversAny(start, start + map.pageCount()), ALREADY_MAPPED);
      }
      // A target that overlaps what is to be moved there is mapped as well.
      case Move(_, long address, long pageCount, long target) -> {
        long start = page(target);
        yield unlessMapped(space, address, pageCount)
            .orElse(
                when(space.mappings().coversAny(start, start + pageCount), ALREADY_MAPPED));
      }
      case Discard(_, long address, long pageCount) -> unlessMapped(space, address, pageCount);
      case Unmap(_, long address, long pageCount) -> unlessMapped(space, address, pageCount);
      case Protect(_, long address, long pageCount, _) -> unlessMapped(space, address, pageCount);
      case Read(_, long address) -> unlessPermitted(space, address, Access.READ);
      case Write(_, long address, _) -> unlessPermitted(space, address, Access.WRITE);
      case Pin(_, _, long address, var access) -> unlessPermitted(space, address, access);
      case Spawn _, Exit _, Fork _, Sync _, Load _, Lazy _ -> NO_REASON;
      case Unpin _, DeviceRead _, DeviceWrite _ -> NO_REASON;
    };
  }

  private Option<Rejection> unlessMapped(AddressSpace space, long address, long pageCount) {
    long start = page(address);
    return when(!space.mappings().coversAll(start, start + pageCount), NOT_MAPPED);
  }

  private Option<Rejection> unlessPermitted(AddressSpace space, long address, Access access) {
    return space
        .permissionAt(page(address))
        .map(permission -> when(!permission.permits(access), NOT_PERMITTED))
        .getOrElse(Option.some(NOT_MAPPED));
  }

  private long page(long address) {
    return address >>> geometry.pageShift();
  }

  private static Option<Rejection> when(boolean refused, Rejection reason) {
    return refused ? Option.some(reason) : NO_REASON;
  }

  private static boolean isSpace(int space) {
    return space >= 0 && space <= Operation.SPACE_MAX;
  }

  private static boolean isPin(int pin) {
    return pin >= 0 && pin <= Operation.PIN_MAX;
  }

  private static boolean isFile(int file) {
    return file >= 0 && file < FileMemory.FILE_COUNT;
  }

  private static boolean isFileRange(long fileIndex, long pageCount) {
    return fileIndex >= 0 && pageCount <= FileMemory.FILE_PAGE_COUNT - fileIndex;
  }

  private static boolean isOrder(int order) {
    return order >= 0 && order <= Operation.ORDER_MAX;
  }
}
