package org.ptck.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.report.WholeFile;

/** The option {@code --record}, which has events written to a file. */
final class RecordOption {

  static final String NAME = "--record";

  private RecordOption() {}

  /**
   * Tells if the trace is not whole.
   *
   * @return the exit code of a command that is otherwise good
   */
  static int tell(Path file, Recording recording, PrintWriter errors) {
    @Nullable IOException problem = recording.problem();
    if (problem == null) {
      return ExitCode.PASS;
    }
    errors.println(
        "ptck: %s %s: the trace is not whole (%s)"
            .formatted(NAME, file, WholeFile.reason(problem)));
    return WholeFile.isMisnamed(problem) ? ExitCode.USAGE : ExitCode.NO_VERDICT;
  }
}
