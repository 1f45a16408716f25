package org.ptck.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.ptck.conformance.report.WholeFile;

/** A file that an option names, to be written with results. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Writes it.
   *
   * @param option the option as it was given
   * @throws CommandFailure when that cannot be done: a wrong name is the user's, a full disk is no
   *   verdict
   */
  static void write(String option, Path file, String text) {
    try {
      WholeFile.write(file, text);
    } catch (IOException e) {
      String sentence =
          "could not write %s (%s); name a writable file".formatted(option, WholeFile.reason(e));
      throw WholeFile.isMisnamed(e)
          ? CommandFailure.usage(sentence)
          : CommandFailure.noVerdict(sentence);
    }
  }
}
