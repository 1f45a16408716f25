package org.ptck.conformance.drive;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.Schedule;

/**
 * Lets two actors, the CPUs 0 and 1, run by turns on one machine: each on a thread of its own, of
 * which one runs at a time. Turns change right before events that a plan counts off, when one of
 * the two waits for a lock, when one has gone on for long, and when one has finished.
 */
final class Turns implements EventSink, Schedule, AutoCloseable {

  /** Whoever spins on a lock that is tried must let the other go on at some time. */
  private static final int EVENT_COUNT_MAX = 2_000;

  private static final int[] NO_PLAN = {};

  private final ExecutorService secondThread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("second").factory());
  private final Semaphore[] turns = {new Semaphore(0), new Semaphore(0)};
  private final boolean[] finished = new boolean[2];
  private final long[] blockedAt = new long[2];
  private int[] plan = NO_PLAN;
  private int next;
  private int eventsOfTurn;
  private long eventCount;
  private int switchCount;
  private boolean running;

  /**
   * Runs both to their ends.
   *
   * @param events the numbers of events after which turns change, one after the other
   */
  void run(Runnable first, Runnable second, int... events) {
    plan = events;
    next = 0;
    eventsOfTurn = 0;
    eventCount = 0;
    switchCount = 0;
    Arrays.fill(finished, false);
    Arrays.fill(blockedAt, -1);
    running = true;
    Future<?> other =
        secondThread.submit(
            () -> {
              turns[1].acquireUninterruptibly();
              try {
                second.run();
              } finally {
                finished[1] = true;
                turns[0].release();
              }
            });
    try {
      first.run();
    } finally {
      finished[0] = true;
      if (!finished[1]) {
        turns[1].release();
        turns[0].acquireUninterruptibly();
      }
      running = false;
    }
    join(other);
  }

  /** How often the turn changed while both were running. */
  int switchCount() {
    return switchCount;
  }

  private static void join(Future<?> other) {
    try {
      other.get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new AssertionError("the second actor failed", failure);
    }
  }

  @Override
  public void before(EventKind kind, int actor, long subject) {
    if (!running) {
      return;
    }
    eventCount++;
    eventsOfTurn++;
    if (next < plan.length && eventsOfTurn > plan[next]) {
      next++;
      give(actor);
    } else if (eventsOfTurn > EVENT_COUNT_MAX) {
      give(actor);
    }
  }

  @Override
  public boolean block(int actor, int lockClass, long object) {
    int other = 1 - actor;
    if (!running || finished[other] || blockedAt[other] == eventCount) {
      return false;
    }
    blockedAt[actor] = eventCount;
    give(actor);
    blockedAt[actor] = -1;
    return true;
  }

  private void give(int actor) {
    int other = 1 - actor;
    eventsOfTurn = 0;
    if (!finished[other]) {
      switchCount++;
      turns[other].release();
      turns[actor].acquireUninterruptibly();
    }
  }

  @Override
  public void close() {
    secondThread.shutdownNow();
  }
}
