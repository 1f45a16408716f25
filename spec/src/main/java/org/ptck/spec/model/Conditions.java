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

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Operation.RangePredicate;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.FileMemory;

/**
 * What must be true for an operation to be accepted: each condition is null where it holds, and
 * else the reason why the operation is refused.
 *
 * <p>First the arguments must be sane in themselves. Of what then does not hold, the reason that
 * comes first in {@link #ORDER} is the one given.
 */
final class Conditions {

  /** Arguments, then spaces, then pins, then what is mapped. */
  private static final List<Rejection> ORDER =
      List.of(
          BAD_ARGUMENT,
          BAD_RANGE,
          NO_SUCH_SPACE,
          SPACE_EXISTS,
          PIN_EXISTS,
          NO_SUCH_PIN,
          NOT_MAPPED,
          ALREADY_MAPPED,
          NOT_PERMITTED);

  private Conditions() {}

  /**
   * What is wrong with the arguments in any state.
   *
   * @param isRange whether there are these pages
   */
  static @Nullable Rejection areSane(Operation operation, RangePredicate isRange) {
    OperationKind kind = operation.kind();
    if (!kind.isSane(operation)) {
      return BAD_ARGUMENT;
    }
    boolean isInFile =
        !kind.has(Operand.FILE_INDEX)
            || isFileRange(operation.fileIndex(), operation.pageCount());
    return isInFile && operation.everyRange(isRange) ? null : BAD_RANGE;
  }

  /** The first reason in {@link #ORDER}; null where both conditions hold. */
  static @Nullable Rejection first(@Nullable Rejection one, @Nullable Rejection other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return ORDER.indexOf(one) <= ORDER.indexOf(other) ? one : other;
  }

  static @Nullable Rejection exists(SystemState state, int space) {
    return state.exists(space) ? null : NO_SUCH_SPACE;
  }

  static @Nullable Rejection isNew(SystemState state, int space) {
    return state.exists(space) ? SPACE_EXISTS : null;
  }

  static @Nullable Rejection isOpen(SystemState state, int pin) {
    return state.pins().isOpen(pin) ? null : NO_SUCH_PIN;
  }

  static @Nullable Rejection isClosed(SystemState state, int pin) {
    return state.pins().isOpen(pin) ? PIN_EXISTS : null;
  }

  /** The device may write through the pin, if it is open. */
  static @Nullable Rejection isForWriting(SystemState state, int pin) {
    PinnedPages.OpenPin open = state.pins().find(pin);
    return open != null && !open.writes() ? NOT_PERMITTED : null;
  }

  /** Every page from {@code start} to before {@code end} is mapped. */
  static @Nullable Rejection isMapped(AddressSpace space, long start, long end) {
    return space.mappings().coversAll(start, end) ? null : NOT_MAPPED;
  }

  /** No page from {@code start} to before {@code end} is mapped. */
  static @Nullable Rejection isFree(AddressSpace space, long start, long end) {
    return space.mappings().coversAny(start, end) ? ALREADY_MAPPED : null;
  }

  /** The page is mapped, and its mapping permits the access. */
  static @Nullable Rejection permits(AddressSpace space, long page, Access access) {
    Mapping mapping = space.mappings().find(page);
    if (mapping == null) {
      return NOT_MAPPED;
    }
    return mapping.permission().permits(access) ? null : NOT_PERMITTED;
  }

  private static boolean isFileRange(long fileIndex, long pageCount) {
    return fileIndex >= 0 && pageCount <= FileMemory.FILE_PAGE_COUNT - fileIndex;
  }
}
