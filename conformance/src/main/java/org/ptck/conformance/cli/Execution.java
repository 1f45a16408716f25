package org.ptck.conformance.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.campaign.StopSignal;
import org.ptck.conformance.report.ReproFiles;

/**
 * Carries runs out before somebody's eyes.
 *
 * @param files where what is found is kept at once
 * @param seed the seed of the scenarios, for messages
 * @param errors where progress goes
 */
record Execution(OutputOptions options, ReproFiles files, long seed, PrintWriter errors) {

  /** The reports, in the order of the requests; the first signal ends them early. */
  List<RunReport> run(
      List<RunRequest> requests, Workers workers, Interruption interruption) {
    return run(requests, UnaryOperator.identity(), workers, interruption);
  }

  /** As {@link #run(List, Workers, Interruption)}, of what requests become when they begin. */
  List<RunReport> run(
      List<RunRequest> requests,
      UnaryOperator<RunRequest> begun,
      Workers workers,
      Interruption interruption) {
    StopSignal stop = interruption.heed();
    try (LiveProgress progress = progress(requests)) {
      // Whoever draws on a terminal takes its signals.
      interruption.heed();
      return ParallelRuns.execute(
          requests, begun, progress, new Listener(progress, files), stop, workers);
    } catch (IllegalStateException failed) {
      throw OwnFault.of(failed, seed, options.out).orElseThrow(() -> failed);
    }
  }

  /** Shows how far runs are, and saves what they find at once: nobody knows how they end. */
  private record Listener(LiveProgress progress, ReproFiles files) implements Progress {
    @Override
    public void report(
        RunRequest request, long scenarioCount, int exercisedRuleCount, int ruleCount) {
      progress.report(request, scenarioCount, exercisedRuleCount, ruleCount);
    }

    @Override
    public void found(RunRequest request, Failure failure) {
      files.keep(failure);
      progress.found(request, failure);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again where there is no terminal.
  private LiveProgress progress(List<RunRequest> requests) {
    Console console = System.console();
    if (options.quiet) {
      return LiveProgress.silent(requests);
    }
    return console != null && console.isTerminal()
        ? LiveProgress.bar(requests)
        : LiveProgress.lines(requests, errors);
  }
}
