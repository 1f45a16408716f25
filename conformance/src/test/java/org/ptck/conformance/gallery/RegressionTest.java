package org.ptck.conformance.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.contpte.ContpteProvider;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.rule.family.Catalogue;

/** What was once wrong with our own implementations, or was taken for it, is not any more. */
class RegressionTest {

  private static final Path FOLDER = Path.of("..", "regressions");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ptck")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void regression_blamesNobody(Path file) throws IOException {
    Scenario scenario =
        ScenarioParser.parse(file.toString(), Files.readString(file)).get();
    List<Variant> variants =
        scenario.header()
            .variants()
            .stream()
            .map(id -> Gallery.named(id).orElseThrow())
            .toList();

    assertThat(scenario.violates()).isNotNull();
    assertThat(
        Replay.run(
            scenario,
            Gallery.build(variants, entries(scenario)),
            Catalogue.all(),
            Bounds.DEFAULT)
            .finding())
        .isNull();
  }

  private static EntryOperationsProvider entries(Scenario scenario) {
    return Stream.of(new PlainEntriesProvider(), new ContpteProvider())
        .filter(each -> each.name().equals(scenario.header().entries()))
        .findFirst()
        .orElseThrow();
  }
}
