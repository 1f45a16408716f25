package org.ptck.spec.arch;

import org.apiguardian.api.API;

/**
 * How many tables, and how much memory for them, it takes to map a range with leaves of the
 * smallest size. Sizes are in bytes.
 *
 * <p>Every method takes a range of the geometry ({@link Geometry#isRange}) and throws
 * {@link IllegalArgumentException} for any other.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TableArithmetic {

  private TableArithmetic() {}

  /** The number of tables of one level that the range needs; always 1 at the root's level. */
  public static long tableCount(Geometry geometry, int level, long address, long pageCount) {
    if (!geometry.isRange(address, pageCount)) {
      throw new IllegalArgumentException(
          "no range of %s: %d pages from 0x%x".formatted(geometry, pageCount, address));
    }
    long last = address + (pageCount << geometry.pageShift()) - 1;
    int tableShift = geometry.spanShift(level) + geometry.levels().get(level).indexBits();
    return (last >>> tableShift) - (address >>> tableShift) + 1;
  }

  /** The memory of the tables of one level that the range needs. */
  public static long tableBytes(Geometry geometry, int level, long address, long pageCount) {
    return tableCount(geometry, level, address, pageCount) * geometry.tableBytes(level);
  }

  /** The memory of all tables that an address space needs for the range, its root included. */
  public static long tableBytes(Geometry geometry, long address, long pageCount) {
    long sum = 0;
    for (int level = 0; level < geometry.levelCount(); level++) {
      sum += tableBytes(geometry, level, address, pageCount);
    }
    return sum;
  }
}
