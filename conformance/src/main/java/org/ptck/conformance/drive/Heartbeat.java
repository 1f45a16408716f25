package org.ptck.conformance.drive;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the operations of a run, so that another thread can see whether it gets on.
 *
 * <p>It is written several times for each of them. Two that lie side by side in memory would be one
 * cache line, for which the threads of two runs fight: hence the room around what is written.
 */
public final class Heartbeat {

  private static final int ROOM = 16;
  private static final int BEATS = ROOM;
  private static final int FOREIGN = ROOM + 1;

  private final AtomicLongArray words = new AtomicLongArray(2 * ROOM + 2);

  /** The run gets on. Called by the thread of the run. */
  public void beat() {
    words.lazySet(BEATS, words.getPlain(BEATS) + 1);
  }

  /** Foreign code is about to be called. Called by the thread of the run. */
  public void enter() {
    words.lazySet(FOREIGN, 1);
    beat();
  }

  /** Foreign code has returned. Called by the thread of the run. */
  void leave() {
    words.lazySet(FOREIGN, 0);
    beat();
  }

  /** The number of beats so far. */
  public long count() {
    return words.get(BEATS);
  }

  /** Whether foreign code is being called. */
  public boolean isForeign() {
    return words.get(FOREIGN) != 0;
  }
}
