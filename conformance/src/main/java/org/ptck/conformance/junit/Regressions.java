package org.ptck.conformance.junit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.ptck.conformance.campaign.RegressionReport;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.spec.arch.Geometry;

/**
 * The scenarios that a user keeps because they once failed. Each is run on the contract's own
 * implementation, whichever its header names, and has a test that says what came of it.
 */
record Regressions(List<Kept> kept) {

  static final String SUFFIX = ".ptck";

  /** A scenario and the file that it is in. */
  record Kept(Path file, Scenario scenario) {

    String geometry() {
      return scenario.header().geometry();
    }

    String name() {
      return "regression " + file.getFileName();
    }
  }

  /** Those of a directory, in the order of their file names; none if there is no directory. */
  static Regressions read(Path directory) {
    if (!Files.isDirectory(directory)) {
      return new Regressions(List.of());
    }
    try (Stream<Path> files = Files.list(directory)) {
      return new Regressions(
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted()
              .map(file -> new Kept(file, parse(file)))
              .toList());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Scenario parse(Path file) {
    try {
      return ScenarioParser.parseToRun(file.toString(), Files.readAllBytes(file))
          .getOrElseThrow(error -> Verdicts.failed("%s", error));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The scenarios for the geometry. */
  List<Scenario> on(Geometry geometry) {
    return kept(geometry).map(Kept::scenario).toList();
  }

  private Stream<Kept> kept(Geometry geometry) {
    return kept.stream().filter(each -> each.geometry().equals(geometry.name()));
  }

  /** A test for each that was run on the geometry. */
  Stream<DynamicTest> tests(Geometry geometry, RunReport report) {
    return kept(geometry)
        .map(
            each -> dynamicTest(
                each.name() + remarks(each, report), () -> check(each.scenario(), report)));
  }

  /** A test, which is skipped, for each that is for none of the geometries. */
  Stream<DynamicTest> skipped(List<Geometry> geometries) {
    return kept.stream()
        .filter(each -> geometries.stream().noneMatch(on -> on.name().equals(each.geometry())))
        .map(
            each -> dynamicTest(
                each.name(),
                () -> {
                  throw Verdicts.aborted(
                      "%s is not run: it names geometry %s, which is none of geometries()",
                      each.file(), each.geometry());
                }));
  }

  /** What its owner may not have meant, though nothing is wrong with it. */
  private static String remarks(Kept kept, RunReport report) {
    Header header = kept.scenario().header();
    String remarks = "";
    if (!header.manager().equals(report.manager()) || !header.entries().equals(report.entries())) {
      remarks += ", which names " + header.manager() + "/" + header.entries();
    }
    int refusedCount = of(kept.scenario(), report).map(RegressionReport::refusedCount).orElse(0);
    if (refusedCount > 0) {
      remarks +=
          ", %d of %d steps refused".formatted(refusedCount, kept.scenario().steps().size());
    }
    return remarks;
  }

  private static void check(Scenario scenario, RunReport report) {
    RegressionReport came =
        of(scenario, report)
            .orElseThrow(() -> Verdicts.aborted("violations ended the run before it"));
    if (came.violated() != null) {
      throw Verdicts.failed("%1$s is violated; the test of %1$s shows where", came.violated());
    }
    if (came.isStale()) {
      throw Verdicts.failed(
          "stale: an event named by a 'when' line no longer occurs; ./ptck replay says which");
    }
  }

  private static Optional<RegressionReport> of(Scenario scenario, RunReport report) {
    return report.regressions()
        .stream()
        .filter(each -> each.scenario().equals(scenario))
        .findFirst();
  }
}
