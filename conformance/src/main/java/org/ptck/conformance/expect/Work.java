package org.ptck.conformance.expect;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.SystemState;

/**
 * What an implementation has been asked for in a scenario so far: all that there is, and all that
 * it may have put off. Immutable; nothing in it comes from the implementation.
 *
 * @param pageShift log2 of the page size in bytes
 * @param cpuCount the CPUs that there are
 * @param requestCount the operations
 * @param rangeCount the ranges that they were about, those of copies included; a new space is one
 * @param pageCount the pages in those ranges
 * @param touchedCount the pages that accesses may have brought in, and their copies
 */
public record Work(
    int pageShift,
    int cpuCount,
    long requestCount,
    long rangeCount,
    long pageCount,
    long touchedCount) {

  /**
   * As many pages of one range are counted: whoever wants to come to an end passes over what is
   * larger by whole tables, and not page by page.
   */
  static final long RANGE_PAGE_COUNT_MAX = 1L << 20;

  /** Nothing has been asked for. */
  public static Work on(Geometry geometry, int cpuCount) {
    return new Work(geometry.pageShift(), cpuCount, 0, 0, 0, 0);
  }

  /**
   * This work and one operation more.
   *
   * @param before what is true before the operation; it need not be one that the model accepts
   */
  public Work and(Operation operation, SystemState before) {
    return switch (operation) {
      case Operation.Spawn _ -> plus(1, 1, 0, 0);
      case Operation.Move(_, _, long pageCount, _) ->
          plus(1, 2, 2 * counted(pageCount), copied(pageCount));
      case Operation.Fork(int space, _) -> andFork(before, space);
      case Operation.Sync _ -> plus(1, 1, FileMemory.FILE_PAGE_COUNT, 0);
      case Operation.Pin _, Operation.CopyIn _, Operation.CopyOut _ ->
          plus(1, 0, 0, folio(before, operation.space(), operation.address()));
      default -> {
        boolean isRange = operation.kind().has(Operand.PAGE_COUNT);
        yield plus(1, isRange ? 1 : 0, isRange ? counted(operation.pageCount()) : 0, 0);
      }
    };
  }

  /** This work and faults at an address, which may bring in a folio. */
  public Work andFault(SystemState before, int space, long address) {
    return plus(0, 0, 0, folio(before, space, address));
  }

  private long folio(SystemState before, int space, long address) {
    Mapping mapping = before.space(space).mappings().find(address >>> pageShift);
    return mapping == null ? 1 : Math.min(1L << mapping.order(), mapping.pageCount());
  }

  private Work andFork(SystemState before, int space) {
    long pages = 0;
    for (Mapping mapping : before.space(space).mappings()) {
      pages += counted(mapping.pageCount());
    }
    return plus(1, 1 + before.space(space).mappings().count(), pages, copied(pages));
  }

  private static long counted(long count) {
    return Math.clamp(count, 0, RANGE_PAGE_COUNT_MAX);
  }

  /** What was touched of so many pages is there twice. */
  private long copied(long count) {
    return Math.clamp(count, 0, touchedCount);
  }

  private Work plus(long requests, long ranges, long pages, long touched) {
    return new Work(
        pageShift,
        cpuCount,
        requestCount + requests,
        rangeCount + ranges,
        pageCount + pages,
        touchedCount + touched);
  }
}
