package org.ptck.conformance.run;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work that calls foreign code on a thread of its own, and gives the thread up when the work
 * stops making progress.
 *
 * <p>This is the only place where the kit looks at a clock to judge an implementation; everything
 * else is bounded in events. Java cannot end a thread, so that one given up lives on as a daemon.
 */
final class Supervisor {

  private static final long POLL_MILLIS = 100;

  /** Deep recursion of an implementation ends in a StackOverflowError, not soon and not late. */
  private static final long STACK_BYTES = 4L << 20;

  private Supervisor() {}

  /**
   * Waits for the work.
   *
   * @param heartbeat beaten by the work as it goes on
   * @return its result; empty when it hangs
   * @throws ExecutorLost when the work met one
   */
  static <T> Optional<T> watch(Heartbeat heartbeat, long hangMillis, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "ptck-run", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    long beats = -1;
    long quietMillis = 0;
    while (quietMillis < hangMillis) {
      try {
        return Optional.of(task.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException _) {
        long now = heartbeat.count();
        quietMillis = now == beats ? quietMillis + POLL_MILLIS : 0;
        beats = now;
      } catch (OutOfMemoryError _) {
        // Not this thread's doing; the one that took the memory is about to meet it too.
        quietMillis += POLL_MILLIS;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new RunInterrupted();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof ExecutorLost lost) {
          throw lost;
        }
        throw new IllegalStateException("the kit itself failed", failed.getCause());
      }
    }
    return Optional.empty();
  }
}
