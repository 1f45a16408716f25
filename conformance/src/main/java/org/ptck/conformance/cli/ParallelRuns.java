package org.ptck.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.campaign.StopSignal;
import org.ptck.conformance.execute.RunInterrupted;

/** Carries runs out, several at a time. */
final class ParallelRuns {

  private ParallelRuns() {}

  /**
   * The reports, in the order of the requests.
   *
   * @param begun what is carried out of a request when its turn has come
   */
  static List<RunReport> execute(
      List<RunRequest> requests,
      UnaryOperator<RunRequest> begun,
      LiveProgress progress,
      Progress listener,
      StopSignal stop,
      Workers workers) {
    int threadCount = Math.min(requests.size(), workers.runCount());
    ExecutorService pool =
        Executors.newFixedThreadPool(threadCount, Thread.ofPlatform().daemon().factory());
    try {
      List<Future<RunReport>> running = new ArrayList<>();
      for (RunRequest request : requests) {
        running.add(
            pool.submit(
                () -> {
                  RunReport report =
                      Campaign.run(begun.apply(request), listener, stop, workers.crew());
                  progress.finish(request, report);
                  return report;
                }));
      }
      List<RunReport> reports = new ArrayList<>();
      for (Future<RunReport> run : running) {
        reports.add(run.get());
      }
      return reports;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw CommandFailure.noVerdict("interrupted: there is no verdict");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RunInterrupted) {
        throw CommandFailure.noVerdict("interrupted: there is no verdict");
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
