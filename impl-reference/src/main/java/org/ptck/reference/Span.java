package org.ptck.reference;

/** The smallest range of addresses that holds everything added to it; empty at first. */
final class Span {

  private long start = Long.MAX_VALUE;
  private long end;

  void add(long addedStart, long addedEnd) {
    assert addedStart < addedEnd;
    start = Math.min(start, addedStart);
    end = Math.max(end, addedEnd);
  }

  boolean isEmpty() {
    return end == 0;
  }

  long start() {
    assert !isEmpty();
    return start;
  }

  long end() {
    assert !isEmpty();
    return end;
  }
}
