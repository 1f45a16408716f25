package org.ptck.conformance.execute;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ptck.conformance.drive.Heartbeat;

/**
 * Runs work that calls foreign code on a thread of its own, and gives the thread up when the work
 * stops making progress; {@link Patience} says when that is.
 *
 * <p>Java cannot end a thread, so that one given up lives on as a daemon.
 */
public final class Supervisor {

  private static final long POLL_MILLIS = 100;

  /** Deep recursion of an implementation ends in a StackOverflowError, not soon and not late. */
  private static final long STACK_BYTES = 4L << 20;

  private Supervisor() {}

  /**
   * Waits for the work.
   *
   * @param heartbeat beaten by the work as it goes on, and told when it calls foreign code
   * @param hangMillis how long foreign code may do without progress, in milliseconds of processor
   *   time
   * @return its result; empty when it hangs
   * @throws ExecutorLost when the work met one
   * @throws Starved when the machine has no processor time to give
   */
  public static <T> Optional<T> watch(Heartbeat heartbeat, long hangMillis, Callable<T> work) {
    return watch(heartbeat, hangMillis, Processor.OWN, work);
  }

  static <T> Optional<T> watch(
      Heartbeat heartbeat, long hangMillis, Processor processor, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    WatchedThread thread = new WatchedThread(heartbeat, task, STACK_BYTES);
    thread.start();
    Patience patience = new Patience(thread, processor);
    while (!patience.isHung(hangMillis)) {
      if (patience.isStarved()) {
        throw new Starved();
      }
      try {
        Optional<T> result = await(task);
        if (result.isPresent()) {
          return result;
        }
        patience.look(POLL_MILLIS, task::isDone);
      } catch (OutOfMemoryError _) {
        // Not this thread's doing; the one that took the memory is about to meet it too.
      }
    }
    return Optional.empty();
  }

  /** The result; empty if there is none yet. */
  private static <T> Optional<T> await(FutureTask<T> task) {
    try {
      return Optional.of(task.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
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
}
