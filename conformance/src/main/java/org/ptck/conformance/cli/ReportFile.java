package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.format.ReportFormat;

/**
 * A file that results are written to in a form for programs.
 *
 * @param option the option that named it, as it was given
 */
record ReportFile(String option, ReportFormat format, Path file) {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  /** The files that options name: {@code --json FILE}, if there is one, and {@code --report}. */
  static List<ReportFile> of(@Nullable Path json, Map<ReportFormat, Path> formats) {
    List<ReportFile> files = new ArrayList<>();
    if (json != null) {
      files.add(new ReportFile("--json " + json, ReportFormat.JSON, json));
    }
    formats.forEach(
        (format, file) -> files.add(
            new ReportFile(
                "--report %s=%s".formatted(format.name().toLowerCase(Locale.ROOT), file),
                format,
                file)));
    return files;
  }

  /**
   * Writes it.
   *
   * @param output what {@code -} stands for
   * @throws CommandFailure when that cannot be done
   */
  void write(Results results, PrintWriter output) {
    String text = format.print(results);
    if (file.equals(STANDARD_OUTPUT)) {
      output.print(text);
      output.flush();
    } else {
      OutputFile.write(option, file, text);
    }
  }
}
