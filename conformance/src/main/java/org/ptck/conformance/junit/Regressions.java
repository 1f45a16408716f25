package org.ptck.conformance.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.spec.arch.Geometry;

/** The scenarios that a user keeps because they once failed. */
final class Regressions {

  static final String SUFFIX = ".ptck";

  private Regressions() {}

  /** Those for the geometry, in the order of their file names; none if there is no directory. */
  static List<Scenario> read(Path directory, Geometry geometry) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .map(Regressions::read)
          .filter(scenario -> scenario.header().geometry().equals(geometry.name()))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Scenario read(Path file) {
    try {
      return ScenarioParser.parse(file.toString(), Files.readAllBytes(file))
          .getOrElseThrow(error -> Verdicts.failed("%s", error));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
