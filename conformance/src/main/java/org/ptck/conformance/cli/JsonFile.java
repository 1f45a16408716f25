package org.ptck.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.ptck.conformance.report.WholeFile;

/** The file that {@code --json} names. */
final class JsonFile {

  private JsonFile() {}

  /**
   * Writes it.
   *
   * @throws CommandFailure when that cannot be done: a wrong name is the user's, a full disk is no
   *   verdict
   */
  static void write(Path file, String json) {
    try {
      WholeFile.write(file, json);
    } catch (IOException e) {
      String sentence =
          "could not write --json %s (%s); name a writable file"
              .formatted(file, WholeFile.reason(e));
      throw WholeFile.isMisnamed(e)
          ? CommandFailure.usage(sentence)
          : CommandFailure.noVerdict(sentence);
    }
  }
}
