package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.gallery.Variant;
import org.ptck.conformance.report.FindingText;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.MarkedScenario;
import org.ptck.conformance.report.RefusedText;
import org.ptck.conformance.report.Told;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptck replay}: runs the scenario of a file. */
@Command(
    name = "replay",
    description = {
        "Runs the scenario of a file on the implementation that it names.",
        "--manager without --variant leaves the variants of the file out."
    },
    footer = {
        "",
        "Exit codes: 0 no rule violated, 1 a rule violated, 2 usage or unreadable file,",
        "3 no verdict: nothing to run, or an event named by a 'when' line did not occur."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Parameters(paramLabel = "FILE", description = "The scenario.")
  private Path file = Path.of("");

  @Mixin private final ImplementationOptions implementation = new ImplementationOptions();

  // One jar at a time, or it would swallow the file.
  @Option(
      names = PluginSource.PLUGIN_PATH,
      paramLabel = "JAR",
      description = "A jar with an implementation. May be repeated.")
  private List<Path> jars = new ArrayList<>();

  @Option(
      names = PluginSource.NATIVE,
      paramLabel = "LIB",
      description = "A shared library with an implementation in C (ptck.h) instead.")
  private @Nullable Path library;

  @Option(
      names = RecordOption.NAME,
      paramLabel = "FILE",
      description = "Write the events of the scenario to a file that ./ptck check judges.")
  private @Nullable Path record;
  // spotless:on

  private final PrintWriter output;
  private final PrintWriter errors;

  ReplayCommand(PrintWriter output, PrintWriter errors) {
    this.output = output;
    this.errors = errors;
  }

  @Override
  public Integer call() {
    ScenarioFile recorded = ScenarioFiles.read(file);
    Plugins bundled = PluginLoader.bundled();
    try (Plugins plugins = new PluginSource(jars, library).load(bundled)) {
      return replay(recorded, new Selector(bundled, plugins));
    }
  }

  private int replay(ScenarioFile read, Selector selector) {
    Scenario recorded = read.scenario();
    List<Variant> variants = variants(recorded.header());
    Scenario scenario = recorded.withHeader(header(recorded.header(), variants));
    Header header = scenario.header();
    Implementation meant =
        selector.one(source(), header.manager(), header.entries(), variants);
    checkSupport(meant, header);
    Take take = Take.of(scenario, meant, record);
    Recording recording = take.recording();
    int written =
        record == null ? ExitCode.PASS : RecordOption.tell(record, recording, errors);
    ScenarioResult result = recording.result();
    Finding finding = result.finding();
    if (finding == null && result.isStale()) {
      throw CommandFailure.noVerdict(stale(scenario.steps().get(result.staleStep())));
    }
    String refused = refused(read, scenario, meant, result);
    output.print(
        finding == null
            ? passed(scenario, refused, result.refused().size())
            : failed(scenario, refused, result.step(), finding, take.told()));
    output.flush();
    return finding == null ? written : ExitCode.VIOLATED;
  }

  private static String refused(
      ScenarioFile read, Scenario scenario, Implementation meant, ScenarioResult result) {
    if (result.refused().isEmpty()) {
      return "";
    }
    Geometry geometry = Geometries.named(scenario.header().geometry()).orElseThrow();
    return RefusedText.lines(
        scenario, result.refused(), read.stepLines(), meant.ranged(geometry));
  }

  private List<Variant> variants(Header recorded) {
    List<Variant> given = implementation.resolveVariants();
    boolean isFromFile = given.isEmpty() && implementation.manager == null;
    return isFromFile
        ? ImplementationOptions.resolve(file.toString(), recorded.variants())
        : given;
  }

  private Header header(Header recorded, List<Variant> variants) {
    String manager = implementation.manager;
    String entries = implementation.entries;
    return recorded
        .withImplementation(
            manager == null ? recorded.manager() : manager,
            entries == null ? recorded.entries() : entries)
        .withVariants(variants.stream().map(Variant::id).toList());
  }

  private String source() {
    return implementation.isGiven() ? "replay" : file.toString();
  }

  private static void checkSupport(Implementation meant, Header header) {
    boolean isSupported =
        Geometries.named(header.geometry()).filter(meant::supports).isPresent();
    if (!isSupported) {
      throw CommandFailure.noVerdict(
          "nothing to run: %s does not support %s".formatted(meant.name(), header.geometry()));
    }
  }

  private String stale(Step step) {
    Meanwhile meanwhile = step.meanwhile();
    String line = meanwhile == null ? "" : ScenarioPrinter.print(meanwhile).strip();
    return "%s: stale: the event does not occur any more in '%s': %s"
        .formatted(file, ScenarioPrinter.print(step), line);
  }

  private static String passed(Scenario scenario, String refused, int refusedCount) {
    String violates = scenario.violates();
    String note =
        violates == null ? "" : "; the file says that " + violates + " was violated once";
    return Layout.indented(4, MarkedScenario.print(scenario, -1, null))
        + "\n" + refused
        + "PASS: no rule is violated" + note + count(scenario, refusedCount) + "\n";
  }

  /** Nothing is wrong with it, but who did not mean it must see it. */
  private static String count(Scenario scenario, int refusedCount) {
    return refusedCount == 0
        ? ""
        : "; %s refused, see above"
            .formatted(RefusedText.count(refusedCount, scenario.steps().size()));
  }

  private static String failed(
      Scenario scenario, String refused, int step, Finding finding, Optional<Told> told) {
    String id = finding.rule().id();
    return FindingText.rule("FAIL ", finding.rule())
        + "\n" + FindingText.details(finding, told)
        + "\n" + Layout.indented(4, MarkedScenario.print(scenario, step, id))
        + (refused.isEmpty() ? "" : "\n" + refused)
        + "\n" + FindingText.moment(told)
        + Layout.wrapped("  look at: ", finding.rule().advice())
        + "\nFAIL: " + comparison(id, scenario.violates()) + "\n";
  }

  private static String comparison(String id, @Nullable String recorded) {
    if (recorded == null) {
      return id + " is violated; the file names no rule";
    }
    return id.equals(recorded)
        ? id + " is violated, as the file says"
        : id + " is violated; the file says " + recorded;
  }
}
