package org.ptck.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.explain.RuleStory;
import org.ptck.conformance.explain.ScenarioStory;
import org.ptck.conformance.report.FindingText;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.MarkedScenario;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Spelling;
import org.ptck.conformance.trace.TraceException;
import org.ptck.spec.rule.AwaitedRule;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptck explain}: tells a scenario step by step, or a rule. */
@Command(
    name = "explain",
    description = {
        "Tells the scenario of a file step by step: what came of each step, and the tables,",
        "counts and translations that it changed. Or tells a rule: what it says and why."
    },
    footer = {
        "",
        "In entries: P present, R or RW loads or stores too, U user code, K none, X code,",
        "A accessed, D dirty, G global.",
        "",
        "Exit codes of a scenario: 0 no rule violated, 1 a rule violated, 2 usage or",
        "unreadable file, 3 no verdict. Of a rule: 0."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Parameters(paramLabel = "FILE|RULE", description = "A scenario, or the id of a rule.")
  private String what = "";

  @Mixin private final Subject subject = new Subject();

  @Option(names = "--events", description = "Tell every event of the steps as well.")
  private boolean events;

  @Option(
      names = "--step",
      paramLabel = "N",
      description = "Tell this step only, counted from 1.")
  private @Nullable Integer step;
  // spotless:on

  private final PrintWriter output;

  ExplainCommand(PrintWriter output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    Optional<String> rule = rule();
    if (rule.isPresent()) {
      output.print(rule.get());
      output.flush();
      return ExitCode.PASS;
    }
    Path file = Path.of(what);
    if (!Files.exists(file)) {
      throw unknown();
    }
    return subject.with(file, this::explain);
  }

  // ---- rules

  private Optional<String> rule() {
    Optional<String> looked = Catalogue.rule(what).map(RuleStory::of);
    return looked.isPresent()
        ? looked
        : Catalogue.awaited()
            .stream()
            .filter(each -> each.id().equals(what))
            .map(RuleStory::of)
            .findFirst();
  }

  private CommandFailure unknown() {
    List<String> known =
        Stream.concat(
            Stream.concat(
                Catalogue.all().stream().map(Rule::id),
                Catalogue.awaited().stream().map(AwaitedRule::id)),
            files())
            .toList();
    String hint =
        Spelling.closest(what, known).map(close -> "; did you mean '" + close + "'?").orElse("");
    return CommandFailure.usage(
        "explain: '%s' is neither a file nor a rule%s (./ptck rules lists the rules)"
            .formatted(what, hint));
  }

  /** What lies where the file was looked for. */
  private Stream<String> files() {
    Path parent = Path.of(what).getParent();
    Path folder = parent == null ? Path.of("") : parent;
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Path::toString).sorted().toList().stream();
    } catch (IOException _) {
      return Stream.of();
    }
  }

  // ---- scenarios

  private int explain(Subject.Meant meant) {
    int stepCount = meant.scenario().steps().size();
    if (step != null && (step < 1 || step > stepCount)) {
      throw CommandFailure.usage(
          "--step %d: the scenario has steps 1 to %d".formatted(step, stepCount));
    }
    Path trace = Take.temporary();
    if (trace == null) {
      throw CommandFailure.noVerdict(
          "no temporary file for events can be made: free some space, or set java.io.tmpdir to a"
              + " writable directory");
    }
    try {
      return explain(meant, Take.of(meant.scenario(), meant.implementation(), trace), trace);
    } finally {
      Take.delete(trace);
    }
  }

  private int explain(Subject.Meant meant, Take take, Path trace) {
    ScenarioResult result = take.recording().result();
    meant.checkFresh(result);
    Scenario scenario = meant.scenario();
    Finding finding = result.finding();
    output.print(title(meant) + story(meant, take, trace));
    if (finding == null) {
      output.print(ReplayCommand.passed(scenario, result.refused().size()));
    } else {
      output.print(
          FindingText.rule("FAIL ", finding.rule()) + "\n"
              + FindingText.details(finding, take.told()) + "\n"
              + FindingText.moment(take.told())
              + Layout.wrapped("  look at: ", finding.rule().advice()) + "\n"
              + ReplayCommand.failed(scenario, finding));
    }
    output.flush();
    return finding == null ? ExitCode.PASS : ExitCode.VIOLATED;
  }

  private static String title(Subject.Meant meant) {
    List<String> variants = meant.scenario().header().variants();
    int cpuCount = meant.scenario().header().cpuCount();
    return "%s on %s%s, %d CPU%s\n%s\n".formatted(
        meant.scenario().header().manager() + "/" + meant.scenario().header().entries(),
        meant.scenario().header().geometry(),
        variants.isEmpty() ? "" : ", variant " + String.join(" ", variants),
        cpuCount,
        cpuCount == 1 ? "" : "s",
        ScenarioStory.LEGEND);
  }

  /** The steps; where their events were not written in full, the scenario as it is. */
  private String story(Subject.Meant meant, Take take, Path trace) {
    ScenarioResult result = take.recording().result();
    String problem;
    if (take.recording().problem() == null) {
      try {
        int only = step == null ? ScenarioStory.EVERY_STEP : step - 1;
        return ScenarioStory.of(
            meant.scenario(), result, trace, meant.geometry(), events, only);
      } catch (IOException | TraceException e) {
        problem = String.valueOf(e.getMessage());
      }
    } else {
      problem = "the implementation did not come back";
    }
    Finding finding = result.finding();
    String rule = finding == null ? null : finding.rule().id();
    return Layout.indented(4, MarkedScenario.print(meant.scenario(), result.step(), rule))
        + "\n" + meant.refused(result)
        + Layout.wrapped("  ", "steps cannot be told: " + problem) + "\n";
  }
}
