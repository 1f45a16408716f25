package org.ptck.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptck.conformance.gate.Judgement;
import org.ptck.conformance.gate.KnownFailures;
import org.ptck.conformance.gate.Repair;
import org.ptck.conformance.report.ReproFiles;
import org.ptck.conformance.report.Results;
import org.ptck.conformance.report.WholeFile;

/**
 * A list of known failures and its file.
 *
 * @param file empty if there is none
 */
record KnownList(KnownFailures known, Path file) {

  /** Nothing is known. */
  static final KnownList NONE = new KnownList(KnownFailures.NONE, Path.of(""));

  /** Where files that it names are looked for. */
  Path directory() {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("").toAbsolutePath() : parent;
  }

  /**
   * Rewrites the file as a judgement leaves the list.
   *
   * @param regressions where scenarios of new findings are kept
   * @return what was done, in a line
   * @throws CommandFailure when it cannot be written
   */
  String repair(Judgement judgement, Path regressions) {
    Map<String, String> added = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Results.Found found : judgement.news()) {
      try {
        added.put(
            relative(ReproFiles.write(regressions, found.failure().scenario())), found.rule());
      } catch (IOException e) {
        problems.add(
            "; the scenario of %s could not be kept in %s (%s)"
                .formatted(found.rule(), regressions, WholeFile.reason(e)));
      }
    }
    Repair repair = Repair.of(known, judgement, added);
    OutputFile.write("--known " + file, file, repair.list().print());
    return "%s was written: %d taken out, %d put in%s%s"
        .formatted(
            file,
            repair.droppedCount(),
            repair.addedCount(),
            repair.openCount() == 0
                ? ""
                : "; fill in each '?' (%d), or the next gate refuses the list"
                    .formatted(repair.openCount()),
            String.join("", problems));
  }

  /** The file as the list names it. */
  private String relative(Path other) {
    Path absolute = other.toAbsolutePath();
    Path root = absolute.getRoot();
    boolean isNear = root != null && root.equals(directory().getRoot());
    Path named = isNear ? directory().relativize(absolute) : absolute;
    return named.toString().replace('\\', '/');
  }
}
