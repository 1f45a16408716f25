package org.ptck.spec.fact;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.hardware.FileMemory;

/**
 * The operands that operations have. Each is a number: constants of enumerations are their
 * ordinals.
 *
 * <p>Whether a value is sane is said here where it can be said of the value alone; whether a range
 * is one depends on the geometry, and of the pages of a file on how many there are.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Operand {
  /** {@link Operands#space}. */
  SPACE,
  /** {@link Operands#child}. */
  CHILD,
  /** {@link Operands#address}; of one page where there is no {@link #PAGE_COUNT}. */
  ADDRESS,
  /** {@link Operands#pageCount}. */
  PAGE_COUNT,
  /** {@link Operands#target}. */
  TARGET,
  /** {@link Operands#permission}. */
  PERMISSION,
  /** {@link Operands#order}. */
  ORDER,
  /** {@link Operands#sharing}. */
  SHARING,
  /** {@link Operands#file}. */
  FILE,
  /** {@link Operands#fileIndex}. */
  FILE_INDEX,
  /** {@link Operands#pin}. */
  PIN,
  /** {@link Operands#access}. */
  ACCESS,
  /** {@link Operands#stamp}. */
  STAMP;

  /** The operand of the operation; -1 if its kind has none. */
  public long of(Operation operation) {
    return switch (this) {
      case SPACE -> operation.space();
      case CHILD -> operation.child();
      case ADDRESS -> operation.address();
      case PAGE_COUNT -> operation.pageCount();
      case TARGET -> operation.target();
      case PERMISSION -> ordinal(operation.permission());
      case ORDER -> operation.order();
      case SHARING -> ordinal(operation.sharing());
      case FILE -> operation.file();
      case FILE_INDEX -> operation.fileIndex();
      case PIN -> operation.pin();
      case ACCESS -> ordinal(operation.access());
      case STAMP -> operation.stamp();
    };
  }

  /** Whether an operation with the value can be accepted in some state, as far as it alone says. */
  public boolean isSane(long value) {
    return switch (this) {
      case SPACE, CHILD -> value >= 0 && value <= Operation.SPACE_MAX;
      case ORDER -> value >= 0 && value <= Operation.ORDER_MAX;
      case FILE -> value >= 0 && value < FileMemory.FILE_COUNT;
      case PIN -> value >= 0 && value <= Operation.PIN_MAX;
      case STAMP -> value != 0;
      case ADDRESS, PAGE_COUNT, TARGET, PERMISSION, SHARING, FILE_INDEX, ACCESS -> true;
    };
  }

  /** Whether some values are never sane. */
  boolean isBounded() {
    return switch (this) {
      case SPACE, CHILD, ORDER, FILE, PIN, STAMP -> true;
      case ADDRESS, PAGE_COUNT, TARGET, PERMISSION, SHARING, FILE_INDEX, ACCESS -> false;
    };
  }

  private static long ordinal(@Nullable Enum<?> constant) {
    return constant == null ? -1 : constant.ordinal();
  }
}
