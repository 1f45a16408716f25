package org.ptck.conformance.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.campaign.StopSignal;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.explain.RecordingTeller;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.report.ClosingVerdict;
import org.ptck.conformance.report.JsonReport;
import org.ptck.conformance.report.KeptScenarios;
import org.ptck.conformance.report.ReproFiles;
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

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/ptck",
      description = "Where scenarios of failures are written. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("target/ptck");

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON.")
  private @Nullable Path json;

  @Option(
      names = RecordOption.NAME,
      paramLabel = "FILE",
      description = {
          "Write the events of the first failure's scenario to a file that ./ptck check judges.",
          "Nothing is written if nothing fails."
      })
  private @Nullable Path record;

  @Option(
      names = "--wide",
      description = "A column and a summary for each run, however wide that gets.")
  private boolean wide;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;
  // spotless:on

  private final PrintWriter output;
  private final PrintWriter errors;
  private final Interruption interruption;
  private KeptScenarios kept = KeptScenarios.NONE;
  private int recorded = ExitCode.PASS;

  RunCommand(PrintWriter output, PrintWriter errors, Interruption interruption) {
    this.output = output;
    this.errors = errors;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    ReproFiles files = new ReproFiles(out);
    long startNanos = System.nanoTime();
    List<SavedRun> runs = reported(files, startNanos);
    List<RunReport> reports = runs.stream().map(SavedRun::report).toList();
    // The verdict stands on the terminal before anything is said about files.
    files.problems().forEach(problem -> errors.println("ptck: " + problem));
    int written = writeJson(runs);
    if (reports.stream().anyMatch(RunReport::isInterrupted)) {
      return ExitCode.NO_VERDICT;
    }
    return switch (ClosingVerdict.of(reports)) {
      case FAIL -> ExitCode.VIOLATED;
      case PASS -> written == ExitCode.PASS ? recorded : written;
      default -> ExitCode.NO_VERDICT;
    };
  }

  /** Runs, and prints the report while the implementations are there to be asked once more. */
  private List<SavedRun> reported(ReproFiles files, long startNanos) {
    List<Variant> variants = implementation.resolveVariants();
    Plugins bundled = PluginLoader.bundled();
    try (Plugins plugins = plugin.source().load(bundled)) {
      Selector selector = new Selector(bundled, plugins);
      List<Implementation> chosen =
          selector.select(implementation.manager, implementation.entries, variants);
      Regressions regressions =
          new Regressions(ScenarioFiles.regressions(options.regressions));
      List<RunRequest> requests = RunPlan.of(chosen, variants, options, regressions);
      kept = regressions.kept(requests, selector);
      Workers workers =
          options.workers(plugins.isEmpty() || plugins.executors().isIsolated());
      List<RunReport> reports = execute(requests, files, workers);
      List<SavedRun> runs = reports.stream().map(files::save).toList();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
      print(requests, runs, elapsed);
      return runs;
    }
  }

  private List<RunReport> execute(
      List<RunRequest> requests, ReproFiles files, Workers workers) {
    StopSignal stop = interruption.heed();
    try (LiveProgress progress = progress(requests)) {
      // Whoever draws on a terminal takes its signals.
      interruption.heed();
      List<RunReport> reports = execute(requests, progress, files, stop, workers);
      if (record != null) {
        record(record, requests, reports);
      }
      return reports;
    }
  }

  private void print(List<RunRequest> requests, List<SavedRun> runs, Duration elapsed) {
    IdentityHashMap<RunReport, RunRequest> asked = new IdentityHashMap<>();
    for (int run = 0; run < runs.size(); run++) {
      asked.put(runs.get(run).report(), requests.get(run));
    }
    Path regressions =
        options.regressions == null ? ScenarioFiles.REGRESSIONS : options.regressions;
    TerminalReport report =
        new TerminalReport(
            plugin.source().given(),
            regressions,
            wide,
            KitVersion.text(),
            new RecordingTeller(asked::get));
    output.print(report.print(runs, kept, elapsed));
    output.flush();
  }

  private List<RunReport> execute(
      List<RunRequest> requests,
      LiveProgress progress,
      ReproFiles files,
      StopSignal stop,
      Workers workers) {
    try {
      return ParallelRuns.execute(
          requests, progress, new Listener(progress, files), stop, workers);
    } catch (IllegalStateException failed) {
      throw OwnFault.of(failed, options.seedOrDefault(), out).orElseThrow(() -> failed);
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
    if (quiet) {
      return LiveProgress.silent(requests);
    }
    return console != null && console.isTerminal()
        ? LiveProgress.bar(requests)
        : LiveProgress.lines(requests, errors);
  }

  /** Writes what programs read; returns the exit code of a run that is otherwise good. */
  private int writeJson(List<SavedRun> runs) {
    if (json == null) {
      return ExitCode.PASS;
    }
    try {
      JsonFile.write(json, JsonReport.runs(runs, kept));
      return ExitCode.PASS;
    } catch (CommandFailure failure) {
      errors.println("ptck: " + failure.text());
      return failure.exitCode();
    }
  }
}
