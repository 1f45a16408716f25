package org.ptck.conformance.campaign;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.execute.Compilers;

/**
 * Who carries out runs: so many workers at a time, whichever run they work for. What a run reports
 * does not depend on it.
 */
public final class Crew {

  /**
   * Pieces of work after which all may work; until then half of them do. The JVM compiles what runs
   * hot meanwhile, and has no processor to do that where every one runs what is not compiled yet.
   * Where it compiles quickly only, all work at once.
   */
  static final int WARM_COUNT = 16;

  private final int workerCount;
  private final int firstCount;
  private final Semaphore free;
  private final AtomicInteger doneCount = new AtomicInteger();

  private Crew(int workerCount, int firstCount) {
    this.workerCount = workerCount;
    this.firstCount = firstCount;
    this.free = new Semaphore(firstCount, true);
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
    return Compilers.areQuickOnly() ? warm(workerCount) : cold(workerCount);
  }

  /** A crew that may work as a whole at once. */
  static Crew warm(int workerCount) {
    return new Crew(workerCount, workerCount);
  }

  /** A crew half of which waits at first. */
  static Crew cold(int workerCount) {
    return new Crew(workerCount, Math.max(1, workerCount / 2));
  }

  int workerCount() {
    return workerCount;
  }

  /** Whether some of it still wait. */
  boolean isCold() {
    return firstCount < workerCount && doneCount.get() < WARM_COUNT;
  }

  /** Does some work as soon as one of the crew is free; returns what comes of it. */
  <T extends @Nullable Object> T work(Supplier<T> work) {
    free.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      boolean isWarm = doneCount.incrementAndGet() == WARM_COUNT;
      free.release(isWarm ? 1 + workerCount - firstCount : 1);
    }
  }
}
