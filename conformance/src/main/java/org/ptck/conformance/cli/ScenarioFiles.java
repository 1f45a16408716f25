package org.ptck.conformance.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.WholeFile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;

/** Reads scenarios from files. */
final class ScenarioFiles {

  /** Where regressions are looked for when the user does not say. */
  static final Path REGRESSIONS = Path.of("regressions");

  private static final String EXTENSION = ".ptck";

  private ScenarioFiles() {}

  /**
   * The scenario in a file.
   *
   * @throws CommandFailure with file, line and column when it cannot be read
   */
  static ScenarioFile read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw CommandFailure.usage("cannot read %s: %s".formatted(file, WholeFile.reason(e)));
    }
    Scenario scenario =
        ScenarioParser.parseToRun(file.toString(), bytes)
            .getOrElseThrow(error -> CommandFailure.usage(error.text()));
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new ScenarioFile(file, scenario, ScenarioParser.stepLines(text));
  }

  /**
   * The scenarios in the files of a directory that end in {@code .ptck}, by name.
   *
   * @param directory null for the usual one, which need not exist
   */
  static List<ScenarioFile> regressions(@Nullable Path directory) {
    if (directory == null && !Files.isDirectory(REGRESSIONS)) {
      return List.of();
    }
    List<ScenarioFile> scenarios = new ArrayList<>();
    for (Path file : files(directory == null ? REGRESSIONS : directory)) {
      scenarios.add(read(file));
    }
    return scenarios;
  }

  private static List<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw CommandFailure
          .usage("--regressions %s: there is no such directory".formatted(directory));
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException e) {
      throw CommandFailure.usage(
          "--regressions %s: %s".formatted(directory, WholeFile.reason(e)));
    }
  }
}
