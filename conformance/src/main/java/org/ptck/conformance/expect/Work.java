package org.ptck.conformance.expect;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.Mappings;
import org.ptck.spec.model.SystemState;

/**
 * What an implementation has been asked for in a scenario so far: all that there is, and all that
 * it may have put off. Nothing in it comes from the implementation.
 *
 * <p>It grows with each operation, in place: there are dozens in a scenario.
 */
public final class Work {

  /**
   * As many pages of one range are counted: whoever wants to come to an end passes over what is
   * larger by whole tables, and not page by page.
   */
  static final long RANGE_PAGE_COUNT_MAX = 1L << 20;

  private final int pageShift;
  private int cpuCount;
  private long requestCount;
  private long rangeCount;
  private long pageCount;
  private long touchedCount;

  private Work(int pageShift) {
    this.pageShift = pageShift;
  }

  /** Nothing has been asked for. */
  public static Work on(Geometry geometry, int cpuCount) {
    Work work = new Work(geometry.pageShift());
    work.reset(cpuCount);
    return work;
  }

  /** Begins again: nothing has been asked for, on a machine of so many CPUs. */
  public void reset(int newCpuCount) {
    cpuCount = newCpuCount;
    requestCount = 0;
    rangeCount = 0;
    pageCount = 0;
    touchedCount = 0;
  }

  /** Becomes what the other is. */
  public void become(Work other) {
    cpuCount = other.cpuCount;
    requestCount = other.requestCount;
    rangeCount = other.rangeCount;
    pageCount = other.pageCount;
    touchedCount = other.touchedCount;
  }

  /** The CPUs that there are. */
  int cpuCount() {
    return cpuCount;
  }

  /** The operations. */
  long requestCount() {
    return requestCount;
  }

  /** The ranges that they were about, those of copies included; a new space is one. */
  long rangeCount() {
    return rangeCount;
  }

  /** The pages in those ranges. */
  long pageCount() {
    return pageCount;
  }

  /** The pages that accesses may have brought in, and their copies. */
  long touchedCount() {
    return touchedCount;
  }

  /**
   * One operation more.
   *
   * @param before what is true before the operation; it need not be one that the model accepts
   */
  public void add(Operation operation, SystemState before) {
    switch (operation) {
      case Operation.Spawn _ -> add(1, 1, 0, 0);
      case Operation.Move move ->
          add(1, 2, 2 * counted(move.pageCount()), copied(move.pageCount()));
      case Operation.Fork fork -> addFork(before.space(fork.space()).mappings());
      case Operation.Sync _ -> add(1, 1, FileMemory.FILE_PAGE_COUNT, 0);
      case Operation.Pin _, Operation.CopyIn _, Operation.CopyOut _ ->
          add(1, 0, 0, folio(before, operation.space(), operation.address()));
      default -> {
        boolean isRange = operation.kind().has(Operand.PAGE_COUNT);
        add(1, isRange ? 1 : 0, isRange ? counted(operation.pageCount()) : 0, 0);
      }
    }
  }

  /** Faults at an address, which may bring in a folio. */
  public void addFault(SystemState before, int space, long address) {
    add(0, 0, 0, folio(before, space, address));
  }

  private long folio(SystemState before, int space, long address) {
    Mapping mapping = before.space(space).mappings().find(address >>> pageShift);
    return mapping == null ? 1 : Math.min(1L << mapping.order(), mapping.pageCount());
  }

  private void addFork(Mappings copied) {
    long pages = 0;
    for (int n = 0; n < copied.count(); n++) {
      pages += counted(copied.get(n).pageCount());
    }
    add(1, 1 + copied.count(), pages, copied(pages));
  }

  private static long counted(long count) {
    return Math.clamp(count, 0, RANGE_PAGE_COUNT_MAX);
  }

  /** What was touched of so many pages is there twice. */
  private long copied(long count) {
    return Math.clamp(count, 0, touchedCount);
  }

  private void add(long requests, long ranges, long pages, long touched) {
    requestCount += requests;
    rangeCount += ranges;
    pageCount += pages;
    touchedCount += touched;
  }
}
