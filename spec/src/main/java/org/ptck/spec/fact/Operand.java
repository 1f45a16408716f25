package org.ptck.spec.fact;

import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The operands that operations have. Each is a number: constants of enumerations are their
 * ordinals.
 *
 * <p>Whether a value is sane is said here where it can be said of the value alone; whether a range
 * is one depends on the geometry, and of the pages of a file on how many there are.
 */
public enum Operand {
  /** {@link Operands#space}. */
  SPACE(Operands::space, Operand::isSpace),
  /** {@link Operands#child}. */
  CHILD(Operands::child, Operand::isSpace),
  /** {@link Operands#address}; of one page where there is no {@link #PAGE_COUNT}. */
  ADDRESS(Operands::address, Operand::isAny),
  /** {@link Operands#pageCount}. */
  PAGE_COUNT(Operands::pageCount, Operand::isAny),
  /** {@link Operands#target}. */
  TARGET(Operands::target, Operand::isAny),
  /** {@link Operands#permission}. */
  PERMISSION(operation -> ordinal(operation.permission()), Operand::isAny),
  /** {@link Operands#order}. */
  ORDER(Operands::order, value -> value >= 0 && value <= Operation.ORDER_MAX),
  /** {@link Operands#sharing}. */
  SHARING(operation -> ordinal(operation.sharing()), Operand::isAny),
  /** {@link Operands#file}. */
  FILE(Operands::file, value -> value >= 0 && value < FileMemory.FILE_COUNT),
  /** {@link Operands#fileIndex}. */
  FILE_INDEX(Operands::fileIndex, Operand::isAny),
  /** {@link Operands#pin}. */
  PIN(Operands::pin, value -> value >= 0 && value <= Operation.PIN_MAX),
  /** {@link Operands#access}. */
  ACCESS(operation -> ordinal(operation.access()), Operand::isAny),
  /** {@link Operands#stamp}. */
  STAMP(Operands::stamp, value -> value != 0);

  private final ToLongFunction<Operation> reader;
  private final LongPredicate sane;

  Operand(ToLongFunction<Operation> reader, LongPredicate sane) {
    this.reader = reader;
    this.sane = sane;
  }

  /** The operand of the operation; -1 if its kind has none. */
  public long of(Operation operation) {
    return reader.applyAsLong(operation);
  }

  /** Whether an operation with the value can be accepted in some state, as far as it alone says. */
  public boolean isSane(long value) {
    return sane.test(value);
  }

  private static boolean isSpace(long value) {
    return value >= 0 && value <= Operation.SPACE_MAX;
  }

  private static boolean isAny(long value) {
    return true;
  }

  private static long ordinal(@Nullable Enum<?> constant) {
    return constant == null ? -1 : constant.ordinal();
  }
}
