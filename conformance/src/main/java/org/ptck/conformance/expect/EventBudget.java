package org.ptck.conformance.expect;

import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.Level;

/**
 * How many events an operation may make before it is taken to loop (RUN-2): a pure function of the
 * work that was asked for in the scenario so far.
 *
 * <p>It is meant for the clumsiest code that is still correct. Such code may, in any operation, go
 * through everything that it was ever asked for once more, since it may have put things off:
 *
 * <ul>
 * <li>for each page, walk down from the root, look at every entry of the contiguous block around
 * it, and flush each CPU by itself: it is quadratic in the block;
 * <li>for each range, look at every entry of two tables of each level, where the range begins and
 * where it ends;
 * <li>for each of those visits of an entry, make as many events as the bounds of the run say: read,
 * lock, count, exchange, retry, write, flush, unlock;
 * <li>for each page that was brought in, read every entry of its leaf table, to see whether it is
 * empty;
 * <li>make {@link #EVENT_COUNT_BASE} events that have nothing to do with pages.</ul>
 *
 * <p>It grows with pages, ranges, levels, contiguous run, table size and CPUs, and with the number
 * of operations only as far as each of them asks for something. What loops for ever reaches it
 * within a fraction of a second where a scenario is small.
 */
public final class EventBudget {

  /** What an operation may make though nothing was asked for yet: ids, boot, free lists. */
  public static final long EVENT_COUNT_BASE = 20_000;

  private final long visitsPerPage;
  private final long visitsPerRange;
  private final long entriesPerLeafTable;
  private final long eventsPerVisit;

  /**
   * A budget.
   *
   * @param eventsPerVisit the events that may be made for each visit of an entry
   */
  public EventBudget(Geometry geometry, long eventsPerVisit) {
    int run = geometry.levels().stream().mapToInt(Level::contiguousRun).max().orElseThrow();
    long entries = geometry.levels().stream().mapToLong(Level::entryCount).sum();
    this.visitsPerPage = (long) geometry.levelCount() + run;
    this.visitsPerRange = 2 * entries;
    this.entriesPerLeafTable = geometry.entryCount(0);
    this.eventsPerVisit = eventsPerVisit;
  }

  /** How many events the last operation of the work may make. */
  public long eventCountMax(Work work) {
    long pages = work.requestCount() + work.pageCount() + work.touchedCount();
    long visits =
        pages * (visitsPerPage + work.cpuCount()) + work.rangeCount() * visitsPerRange;
    return EVENT_COUNT_BASE
        + visits * eventsPerVisit
        + work.touchedCount() * entriesPerLeafTable;
  }
}
