package org.ptck.spec.fact;

import org.apiguardian.api.API;

/**
 * Values from which an operation is made: those of another one, or of a text. Immutable. What was
 * not said is 0, or the first constant.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OperandValues {

  /** Nothing was said. */
  public static final OperandValues NONE = new OperandValues(new long[Operand.values().length]);

  private static final Permission[] PERMISSIONS = Permission.values();
  private static final Sharing[] SHARINGS = Sharing.values();
  private static final Access[] ACCESSES = Access.values();

  private final long[] values;

  private OperandValues(long[] values) {
    this.values = values;
  }

  /** The operands of the operation. */
  static OperandValues of(Operation operation) {
    long[] values = new long[NONE.values.length];
    for (Operand operand : operation.kind().operands()) {
      values[operand.ordinal()] = operand.of(operation);
    }
    return new OperandValues(values);
  }

  /** The same values but for one; of an enumeration, the ordinal of a constant. */
  public OperandValues with(Operand operand, long value) {
    long[] changed = values.clone();
    changed[operand.ordinal()] = value;
    return new OperandValues(changed);
  }

  int space() {
    return (int) get(Operand.SPACE);
  }

  int child() {
    return (int) get(Operand.CHILD);
  }

  long address() {
    return get(Operand.ADDRESS);
  }

  long pageCount() {
    return get(Operand.PAGE_COUNT);
  }

  long target() {
    return get(Operand.TARGET);
  }

  Permission permission() {
    return PERMISSIONS[(int) get(Operand.PERMISSION)];
  }

  int order() {
    return (int) get(Operand.ORDER);
  }

  Sharing sharing() {
    return SHARINGS[(int) get(Operand.SHARING)];
  }

  int file() {
    return (int) get(Operand.FILE);
  }

  long fileIndex() {
    return get(Operand.FILE_INDEX);
  }

  int pin() {
    return (int) get(Operand.PIN);
  }

  Access access() {
    return ACCESSES[(int) get(Operand.ACCESS)];
  }

  long stamp() {
    return get(Operand.STAMP);
  }

  private long get(Operand operand) {
    return values[operand.ordinal()];
  }
}
