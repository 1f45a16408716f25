package org.ptck.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.reference.book.OpenPins;
import org.ptck.reference.book.Spaces;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.FileMemory;

/** Finds requests that nobody could serve, whatever is mapped. */
final class Arguments {

  private final Operation.RangePredicate isRange;

  Arguments(Geometry geometry) {
    this.isRange = geometry::isRange;
  }

  /** What is wrong with the arguments; null if nothing is. */
  @Nullable Rejection reason(Operation operation) {
    if (!numbersAreSane(operation)) {
      return Rejection.BAD_ARGUMENT;
    }
    return rangesAreSane(operation) ? null : Rejection.BAD_RANGE;
  }

  private static boolean numbersAreSane(Operation operation) {
    List<Operand> operands = operation.kind().operands();
    // By index: every request comes by here, and an iterator each adds up.
    for (int i = 0; i < operands.size(); i++) {
      if (!isSane(operands.get(i), operation)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSane(Operand operand, Operation operation) {
    return switch (operand) {
      case SPACE -> Spaces.isNumber(operation.space());
      case CHILD -> Spaces.isNumber(operation.child());
      case ORDER -> isOrder(operation.order());
      case FILE -> isFile(operation.file());
      case PIN -> OpenPins.isNumber(operation.pin());
      default -> true;
    };
  }

  private boolean rangesAreSane(Operation operation) {
    boolean isInFile =
        !operation.kind().has(Operand.FILE_INDEX)
            || isFileRange(operation.fileIndex(), operation.pageCount());
    return isInFile && operation.everyRange(isRange);
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
