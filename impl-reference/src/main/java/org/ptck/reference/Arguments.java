package org.ptck.reference;

import org.jspecify.annotations.Nullable;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.FileMemory;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Rejection;

/** Finds requests that nobody could serve, whatever is mapped. */
final class Arguments {

  private final Geometry geometry;

  Arguments(Geometry geometry) {
    this.geometry = geometry;
  }

  /** What is wrong with the arguments; null if nothing is. */
  @Nullable Rejection reason(Operation operation) {
    if (!numbersAreSane(operation)) {
      return Rejection.BAD_ARGUMENT;
    }
    return rangesAreSane(operation) ? null : Rejection.BAD_RANGE;
  }

  private static boolean numbersAreSane(Operation operation) {
    return switch (operation) {
      case Operation.Map map -> Spaces.isNumber(map.space()) && isOrder(map.order());
      case Operation.MapFile map ->
          Spaces.isNumber(map.space()) && isOrder(map.order()) && isFile(map.file());
      case Operation.Fork fork -> Spaces.isNumber(fork.space()) && Spaces.isNumber(fork.child());
      case Operation.Sync sync -> isFile(sync.file());
      case Operation.Pin pin -> Spaces.isNumber(pin.space()) && OpenPins.isNumber(pin.pin());
      case Operation.Unpin unpin -> OpenPins.isNumber(unpin.pin());
      case Operation.Lazy _ -> true;
      default -> Spaces.isNumber(operation.space());
    };
  }

  private boolean rangesAreSane(Operation operation) {
    return switch (operation) {
      case Operation.Map map -> geometry.isRange(map.address(), map.pageCount());
      case Operation.MapFile map ->
          geometry.isRange(map.address(), map.pageCount())
              && isFileRange(map.fileIndex(), map.pageCount());
      case Operation.Unmap unmap -> geometry.isRange(unmap.address(), unmap.pageCount());
      case Operation.Protect protect -> geometry.isRange(protect.address(), protect.pageCount());
      case Operation.Move move ->
          geometry.isRange(move.address(), move.pageCount())
              && geometry.isRange(move.target(), move.pageCount());
      case Operation.Discard discard -> geometry.isRange(discard.address(), discard.pageCount());
      case Operation.Pin pin -> geometry.isRange(pin.address(), 1);
      default -> true;
    };
  }

  private static boolean isOrder(int order) {
    return order >= 0 && order <= Operation.ORDER_MAX;
  }

  private static boolean isFile(int file) {
    return file >= 0 && file < FileMemory.FILE_COUNT;
  }

  private static boolean isFileRange(long fileIndex, long pageCount) {
    return fileIndex >= 0 && pageCount <= FileMemory.FILE_PAGE_COUNT - fileIndex;
  }
}
