package org.ptck.conformance.expect;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.FileMemory;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
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
    Work more = plus(1, 0, 0, 0);
    return switch (operation) {
      case Operation.Spawn _ -> more.andRange(0);
      case Operation.Move move ->
          more.andRange(move.pageCount()).andRange(move.pageCount()).andCopy(move.pageCount());
      case Operation.Fork(int space, _) -> more.andFork(before, space);
      case Operation.Sync _ -> more.andRange(FileMemory.FILE_PAGE_COUNT);
      case Operation.Pin(_, int space, long address, _) -> more.andFault(before, space, address);
      default ->
          operation.kind().has(Operand.PAGE_COUNT) ? more.andRange(operation.pageCount()) : more;
    };
  }

  /** This work and faults at an address, which may bring in a folio. */
  public Work andFault(SystemState before, int space, long address) {
    long folio =
        before.space(space)
            .mappings()
            .at(address >>> pageShift)
            .map(mapping -> Math.min(1L << mapping.order(), mapping.pageCount()))
            .getOrElse(1L);
    return plus(0, 0, 0, folio);
  }

  private Work andFork(SystemState before, int space) {
    Work more = andRange(0);
    for (Mapping mapping : before.space(space).mappings()) {
      more = more.andRange(mapping.pageCount());
    }
    return more.andCopy(more.pageCount - pageCount);
  }

  private Work andRange(long count) {
    return plus(0, 1, Math.clamp(count, 0, RANGE_PAGE_COUNT_MAX), 0);
  }

  /** What was touched of so many pages is there twice. */
  private Work andCopy(long count) {
    return plus(0, 0, 0, Math.clamp(count, 0, touchedCount));
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
