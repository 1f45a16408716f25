package org.ptck.reference.table;

/** The smallest range of addresses that holds everything added to it; empty at first. */
public final class Span {

  private long start = Long.MAX_VALUE;
  private long end;

  /** Adds a range that is not empty. */
  public void add(long addedStart, long addedEnd) {
    assert addedStart < addedEnd;
    start = Math.min(start, addedStart);
    end = Math.max(end, addedEnd);
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return end == 0;
  }

  /** The first address. */
  public long start() {
    assert !isEmpty();
    return start;
  }

  /** The byte after the last. */
  public long end() {
    assert !isEmpty();
    return end;
  }
}
