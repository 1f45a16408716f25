package org.ptck.conformance.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.check.TraceCheck;
import org.ptck.conformance.check.TraceReport;
import org.ptck.conformance.report.TraceText;
import org.ptck.conformance.report.WholeFile;
import org.ptck.conformance.trace.TraceException;
import org.ptck.conformance.trace.TraceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptck check}: judges a trace. */
@Command(
    name = "check",
    description = {
        "Judges the events that run --record or replay --record wrote to a file, without running",
        "anything. What is no event cannot be looked at, and is listed."
    },
    footer = {
        "",
        "Exit codes: 0 no rule violated, 1 a rule violated, 2 usage or a file that is no whole",
        "trace (what was found up to there is printed), 3 no verdict: the trace has no events."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {

  private static final int BUFFER_BYTES = 1 << 16;

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Parameters(paramLabel = "FILE", description = "The trace.")
  private Path file = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON.")
  private @Nullable Path json;
  // spotless:on

  private final PrintWriter output;
  private final PrintWriter errors;

  CheckCommand(PrintWriter output, PrintWriter errors) {
    this.output = output;
    this.errors = errors;
  }

  @Override
  public Integer call() {
    TraceReport report = report();
    output.print(TraceText.print(report));
    output.flush();
    TraceException damage = report.damage();
    if (damage != null) {
      errors.println("ptck: %s: %s".formatted(file, damage.sentence()));
    }
    if (json != null) {
      OutputFile.write("--json " + json, json, TraceText.json(report));
    }
    if (damage != null) {
      return ExitCode.USAGE;
    }
    return switch (report.verdict()) {
      case FAIL -> ExitCode.VIOLATED;
      case PASS -> ExitCode.PASS;
      default -> ExitCode.NO_VERDICT;
    };
  }

  private TraceReport report() {
    try (BufferedInputStream stream =
        new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        TraceReader reader = TraceReader.open(stream)) {
      return TraceCheck.check(reader);
    } catch (TraceException e) {
      throw CommandFailure.usage("%s: %s".formatted(file, e.sentence()));
    } catch (IOException e) {
      throw CommandFailure.usage("cannot read %s: %s".formatted(file, WholeFile.reason(e)));
    }
  }
}
