package org.ptck.conformance.campaign;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who carries out runs: so many workers at a time, whichever run they work for. What a run reports
 * does not depend on it.
 */
public final class Crew {

  private final int workerCount;
  private final Semaphore free;

  private Crew(int workerCount) {
    this.workerCount = workerCount;
    this.free = new Semaphore(workerCount, true);
  }

  /**
   * A crew.
   *
   * @param workerCount how many scenarios may be run at a time; from 1
   */
  public static Crew of(int workerCount) {
    if (workerCount < 1) {
      throw new IllegalArgumentException("a crew of " + workerCount);
    }
    return new Crew(workerCount);
  }

  int workerCount() {
    return workerCount;
  }

  /** Does some work as soon as one of the crew is free; returns what comes of it. */
  <T extends @Nullable Object> T work(Supplier<T> work) {
    free.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
