package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.format.ReportFormat;
import picocli.CommandLine.Option;

/** The options that say where results go, and how they look. */
final class OutputOptions {

  // spotless:off -- the formatter puts a field behind the last line of its annotation
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/ptck",
      description = "Where scenarios of failures are written. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("target/ptck");

  @Option(names = "--json", paramLabel = "FILE", description = "The same as --report json=FILE.")
  @Nullable Path json;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      converter = {Converters.Form.class, Converters.File.class},
      description = {
          "Also write the result in another form, - for standard output: json, jsonl, junit, tap,",
          "sarif, markdown, github (annotations), badge. May be repeated."
      })
  Map<ReportFormat, Path> formats = new EnumMap<>(ReportFormat.class);

  @Option(
      names = "--wide",
      description = "A column and a summary for each run, however wide that gets.")
  boolean wide;

  @Option(names = "--quiet", description = "Show no progress.")
  boolean quiet;
  // spotless:on

  /** Writes what programs read; returns the exit code of a command that is otherwise good. */
  int write(Results results, PrintWriter output, PrintWriter errors) {
    int code = ExitCode.PASS;
    for (ReportFile file : ReportFile.of(json, formats)) {
      try {
        file.write(results, output);
      } catch (CommandFailure failure) {
        errors.println("ptck: " + failure.text());
        code = code == ExitCode.PASS ? failure.exitCode() : code;
      }
    }
    return code;
  }
}
