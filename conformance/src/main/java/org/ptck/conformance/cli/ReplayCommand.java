package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.report.FindingText;
import org.ptck.conformance.report.Layout;
import org.ptck.conformance.report.MarkedScenario;
import org.ptck.conformance.report.RefusedText;
import org.ptck.conformance.report.Told;
import org.ptck.conformance.scenario.Scenario;
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

  @Mixin private final Subject subject = new Subject();

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
    return subject.with(file, this::replay);
  }

  private int replay(Subject.Meant meant) {
    Scenario scenario = meant.scenario();
    Take take = Take.of(scenario, meant.implementation(), record);
    Recording recording = take.recording();
    int written =
        record == null ? ExitCode.PASS : RecordOption.tell(record, recording, errors);
    ScenarioResult result = recording.result();
    meant.checkFresh(result);
    Finding finding = result.finding();
    String refused = meant.refused(result);
    output.print(
        finding == null
            ? passed(scenario, refused, result.refused().size())
            : failed(scenario, refused, result.step(), finding, take.told()));
    output.flush();
    return finding == null ? written : ExitCode.VIOLATED;
  }

  private static String passed(Scenario scenario, String refused, int refusedCount) {
    return Layout.indented(4, MarkedScenario.print(scenario, -1, null))
        + "\n" + refused
        + passed(scenario, refusedCount);
  }

  /** The line that says that nothing is wrong. */
  static String passed(Scenario scenario, int refusedCount) {
    String violates = scenario.violates();
    String note =
        violates == null ? "" : "; the file says that " + violates + " was violated once";
    return "PASS: no rule is violated" + note + count(scenario, refusedCount) + "\n";
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
        + "\n" + failed(scenario, finding);
  }

  /** The line that says which rule is violated. */
  static String failed(Scenario scenario, Finding finding) {
    return "FAIL: " + comparison(finding.rule().id(), scenario.violates()) + "\n";
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
