package org.ptck.spec.machine.cost;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ptck.spec.fact.EventKind;

/** How often each kind of event happened, and the most tables that existed at one time. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Costs {

  private static final EventKind[] KINDS = EventKind.values();

  private final long[] counts = new long[KINDS.length];
  private long eventCount;
  private int tables;
  private int tableCountMax;

  /** Counts one event. */
  public void count(EventKind kind) {
    counts[kind.ordinal()]++;
    eventCount++;
    if (kind == EventKind.TABLE_ALLOCATE) {
      tables++;
      tableCountMax = Math.max(tableCountMax, tables);
    } else if (kind == EventKind.TABLE_FREE) {
      tables--;
    }
  }

  /** The number of events of the kind. */
  public long countOf(EventKind kind) {
    return counts[kind.ordinal()];
  }

  /** The number of events of each kind, by its place among them; a copy. */
  public long[] counts() {
    return counts.clone();
  }

  /** The number of events of every kind. */
  public long eventCount() {
    return eventCount;
  }

  /** The most tables that existed at one time. */
  public int tableCountMax() {
    return tableCountMax;
  }

  /** Starts again from nothing. */
  public void reset() {
    Arrays.fill(counts, 0);
    eventCount = 0;
    tables = 0;
    tableCountMax = 0;
  }
}
