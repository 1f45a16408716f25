package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.explain.RecordingTeller;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.report.ClosingVerdict;
import org.ptck.conformance.report.ReproFiles;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.SavedRun;
import org.ptck.conformance.report.TerminalReport;
import org.ptck.conformance.trace.KitVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptck run}: checks implementations against the rules. */
@Command(
    name = "run",
    description = "Checks implementations against the rules.",
    footer = {
        "",
        "Exit codes: 0 no rule violated, 1 a rule violated, 2 usage or unreadable file,",
        "3 no verdict (nothing executed, plug-in not loadable, interrupted)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {

  @Mixin private final ImplementationOptions implementation = new ImplementationOptions();

  @Mixin private final PluginOptions plugin = new PluginOptions();

  @Mixin private final RunOptions options = new RunOptions();

  @Mixin private final SearchOptions search = new SearchOptions();

  @Mixin private final OutputOptions destination = new OutputOptions();

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = RecordOption.NAME,
      paramLabel = "FILE",
      description = {
          "Write the events of the first failure's scenario to a file that ./ptck check judges.",
          "Nothing is written if nothing fails."
      })
  private @Nullable Path record;
  // spotless:on

  private final PrintWriter output;
  private final PrintWriter errors;
  private final Interruption interruption;
  private int recorded = ExitCode.PASS;

  RunCommand(PrintWriter output, PrintWriter errors, Interruption interruption) {
    this.output = output;
    this.errors = errors;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    ReproFiles files = new ReproFiles(destination.out);
    long startNanos = System.nanoTime();
    Results results = results(files, startNanos);
    List<RunReport> reports = results.runs().stream().map(SavedRun::report).toList();
    output.print(new TerminalReport(destination.wide).print(results));
    output.flush();
    // The verdict stands on the terminal before anything is said about files.
    files.problems().forEach(problem -> errors.println("ptck: " + problem));
    int written = destination.write(results, output, errors);
    if (reports.stream().anyMatch(RunReport::isInterrupted)) {
      return ExitCode.NO_VERDICT;
    }
    return switch (ClosingVerdict.of(reports)) {
      case FAIL -> ExitCode.VIOLATED;
      case PASS -> written == ExitCode.PASS ? recorded : written;
      default -> ExitCode.NO_VERDICT;
    };
  }

  /** What came of everything, told while the implementations are there to be asked once more. */
  private Results results(ReproFiles files, long startNanos) {
    List<Variant> variants = implementation.resolveVariants();
    Plugins bundled = PluginLoader.bundled();
    try (Plugins plugins = plugin.source().load(bundled)) {
      Selector selector = new Selector(bundled, plugins);
      List<Implementation> chosen =
          selector.select(implementation.manager, implementation.entries, variants);
      Regressions regressions =
          new Regressions(ScenarioFiles.regressions(search.regressions));
      RunPlan.Manner manner =
          new RunPlan.Manner(
              options.resolveRules(),
              options.keepGoing,
              options.profile(),
              count -> options.extent(search.scenarioCount, count));
      List<RunRequest> requests =
          RunPlan.of(chosen, variants, search, manner, regressions);
      Workers workers =
          search.workers(plugins.isEmpty() || plugins.executors().isIsolated());
      List<RunReport> reports =
          new Execution(destination, files, search.seedOrDefault(), errors)
              .run(requests, workers, interruption);
      if (record != null) {
        record(record, requests, reports);
      }
      return Results.of(
          reports.stream().map(files::save).toList(),
          regressions.kept(requests, selector),
          plugin.source().given(),
          search.regressionsOrDefault(),
          KitVersion.text(),
          Duration.ofNanos(System.nanoTime() - startNanos),
          RecordingTeller.of(requests, reports));
    }
  }

  /** Runs the scenario of the first failure once more, for its events. */
  private void record(Path file, List<RunRequest> requests, List<RunReport> reports) {
    for (int run = 0; run < reports.size(); run++) {
      if (!reports.get(run).failures().isEmpty()) {
        Failure first = reports.get(run).failures().getFirst();
        record(file, requests.get(run), first);
        return;
      }
    }
    output.println("nothing failed: nothing was written to %s%n".formatted(file));
  }

  private void record(Path file, RunRequest request, Failure first) {
    try {
      recorded = RecordOption.tell(file, Campaign.record(request, first, file), errors);
      output.println(
          "the events of the first failure, of %s, are in %s; ./ptck check judges them%n"
              .formatted(first.finding().rule().id(), file));
    } catch (ExecutorLost lost) {
      // The failure stands, whatever becomes of its trace.
      errors.println("ptck: %s %s: %s".formatted(RecordOption.NAME, file, lost.sentence()));
      recorded = ExitCode.NO_VERDICT;
    }
  }
}
