package org.ptck.conformance.run;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the operations of a run, so that another thread can see whether it gets on. */
public final class Heartbeat {

  private final AtomicLong beats = new AtomicLong();

  /** The run gets on. Called by the thread of the run. */
  public void beat() {
    beats.lazySet(beats.getPlain() + 1);
  }

  /** The number of beats so far. */
  long count() {
    return beats.get();
  }
}
