package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.RuleVerdict;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.explain.RecordingTeller;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.gate.Evidence;
import org.ptck.conformance.gate.GateText;
import org.ptck.conformance.gate.Judge;
import org.ptck.conformance.gate.Judgement;
import org.ptck.conformance.gate.Reason;
import org.ptck.conformance.gate.Replayed;
import org.ptck.conformance.report.Baseline;
import org.ptck.conformance.report.ReproFiles;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.TerminalReport;
import org.ptck.conformance.trace.KitVersion;
import org.ptck.spec.rule.family.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ptck gate}: says whether a change may be merged. */
@Command(
    name = "gate",
    description = {
        "Says whether a change may be merged: runs the scenarios of known failures, regressions,",
        "and then as many others as there is time for."
    },
    footer = {
        "",
        "Exit codes: 0 green, 1 red, 2 usage or unreadable file,",
        "3 no verdict (nothing executed, a run cut short, interrupted)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class GateCommand implements Callable<Integer> {

  @Mixin private final ImplementationOptions implementation = new ImplementationOptions();

  @Mixin private final PluginOptions plugin = new PluginOptions();

  @Mixin private final GateOptions options = new GateOptions();

  @Mixin private final SearchOptions search = new SearchOptions();

  @Mixin private final OutputOptions destination = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final long startNanos = System.nanoTime();
  private final PrintWriter output;
  private final PrintWriter errors;
  private final Interruption interruption;

  GateCommand(PrintWriter output, PrintWriter errors, Interruption interruption) {
    this.output = output;
    this.errors = errors;
    this.interruption = interruption;
  }

  /** What was run. */
  private record Ran(List<Replayed> replayed, Results results) {}

  @Override
  public Integer call() {
    options.check(search.scenarioCount);
    KnownList list = options.list();
    Baseline base = options.base();
    ReproFiles files = new ReproFiles(destination.out);
    Ran ran = run(list, files);
    Results results = ran.results();
    Judgement judgement =
        Judge.judge(new Evidence(list.known(), ran.replayed(), results, base, options.day()));
    Results ruled = GateText.ruled(results, judgement, remedies(list, judgement));
    output.print(new TerminalReport(destination.wide).print(ruled));
    output.flush();
    files.problems().forEach(problem -> errors.println("ptck: " + problem));
    int written = destination.write(ruled, output, errors);
    return switch (judgement.verdict()) {
      case FAIL -> ExitCode.VIOLATED;
      case PASS -> written;
      default -> ExitCode.NO_VERDICT;
    };
  }

  private Ran run(KnownList list, ReproFiles files) {
    List<Variant> variants = implementation.resolveVariants();
    Plugins bundled = PluginLoader.bundled();
    try (Plugins plugins = plugin.source().load(bundled)) {
      Selector selector = new Selector(bundled, plugins);
      List<Implementation> chosen =
          selector.select(implementation.manager, implementation.entries, variants);
      Regressions regressions =
          new Regressions(ScenarioFiles.regressions(search.regressions));
      Workers workers =
          search.workers(plugins.isEmpty() || plugins.executors().isIsolated());
      RunPlan.Manner manner =
          new RunPlan.Manner(Catalogue.all(), true, Profile.STANDARD, _ -> extent());
      List<RunRequest> planned =
          RunPlan.of(chosen, variants, search, manner, regressions);
      List<RunRequest> requests = new GatePlan(regressions, selector).with(planned);
      List<Replayed> replayed =
          new KnownReplays(list.directory(), selector, variants)
              .run(list.known(), interruption.heed()::isAsked);
      TimeShares shares =
          new TimeShares(
              this::elapsedNanos, options.total(), planned.size(), workers.runCount());
      List<RunReport> reports =
          new Execution(destination, files, search.seedOrDefault(), errors)
              .run(requests, shares, workers, interruption);
      return new Ran(
          replayed,
          Results.of(
              reports.stream().map(files::save).toList(),
              regressions.kept(requests, selector),
              plugin.source().given(),
              search.regressionsOrDefault(),
              KitVersion.text(),
              Duration.ofNanos(elapsedNanos()),
              RecordingTeller.of(requests, reports)));
    }
  }

  /** So many scenarios, or as many as a share of the time leaves room for. */
  private Extent extent() {
    return search.scenarioCount == null
        ? Extent.nanos(options.total().toNanos())
        : Extent.scenarios(search.scenarioCount);
  }

  private long elapsedNanos() {
    return System.nanoTime() - startNanos;
  }

  /** What to do about a judgement, a line each; the list is repaired if that was asked for. */
  private List<String> remedies(KnownList list, Judgement judgement) {
    if (options.accepts) {
      return List.of("", repaired(list, judgement));
    }
    if (judgement.reasons().stream().map(Reason::kind).noneMatch(Reason.Kind::isOfTheList)) {
      return List.of();
    }
    String known = options.known == null ? "--known known-failures.txt " : "";
    return List.of(
        "",
        "what cannot be mended now goes on the list of known failures, and what is stale off it:",
        "  ./ptck %s %s--accept".formatted(words(), known));
  }

  private String repaired(KnownList list, Judgement judgement) {
    if (judgement.verdict() == RuleVerdict.INCONCLUSIVE) {
      return "%s is left as it is: there is no verdict".formatted(options.known);
    }
    try {
      return list.repair(judgement, search.regressionsOrDefault());
    } catch (CommandFailure failure) {
      // What was judged is shown nevertheless.
      return failure.text();
    }
  }

  /** The command line as it was given. */
  private String words() {
    return spec.commandLine()
        .getParseResult()
        .originalArgs()
        .stream()
        .map(ShellWord::of)
        .collect(Collectors.joining(" "));
  }
}
