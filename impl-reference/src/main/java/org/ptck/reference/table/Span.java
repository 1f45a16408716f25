package org.ptck.reference.table;

/** The smallest range of addresses that holds everything added to it; empty at first. */
public final class Span {

  private long start = Long.MAX_VALUE;
  private long end;

  public void add(long addedStart, long addedEnd) {
    assert addedStart < addedEnd;
    start = Math.min(start, addedStart);
    end = Math.max(end, addedEnd);
  }

  public boolean isEmpty() {
    return end == 0;
  }

  public long start() {
    assert !isEmpty();
    return start;
  }

  public long end() {
    assert !isEmpty();
    return end;
  }
}
