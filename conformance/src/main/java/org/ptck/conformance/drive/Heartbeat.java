package org.ptck.conformance.drive;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the operations of a run, so that another thread can see whether it gets on. */
public final class Heartbeat {

  private final AtomicLong beats = new AtomicLong();
  private volatile boolean isForeign;

  /** The run gets on. Called by the thread of the run. */
  public void beat() {
    beats.lazySet(beats.getPlain() + 1);
  }

  /** Foreign code is about to be called. Called by the thread of the run. */
  public void enter() {
    isForeign = true;
    beat();
  }

  /** Foreign code has returned. Called by the thread of the run. */
  void leave() {
    isForeign = false;
    beat();
  }

  /** The number of beats so far. */
  public long count() {
    return beats.get();
  }

  /** Whether foreign code is being called. */
  public boolean isForeign() {
    return isForeign;
  }
}
