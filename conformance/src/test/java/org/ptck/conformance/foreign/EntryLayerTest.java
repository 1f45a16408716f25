package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RuleReport;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/** Contiguous layers in C that lack functions which they may lack, or have wrong ones. */
@NeedsCCompiler
class EntryLayerTest {

  private static final String NOTHING = "";
  private static final String ALL =
      ".get_lockless = layer_get_lockless, .test_and_clear_young = layer_test_and_clear_young,"
          + " .clear_flush_young = layer_clear_flush_young,"
          + " .clear_young_dirty = layer_clear_young_dirty";

  @TempDir Path directory;

  /** What is required is enough; the kit does the rest over it. */
  @ParameterizedTest
  @ValueSource(strings = {"tiny", "arm64-4k", "arm64-4k-soft"})
  void layerOfTheRequiredFunctionsAlone_conforms(String geometry)
      throws UnusableLibraryException {
    RunReport report = run(geometry, NOTHING);

    assertThat(report.failures()).isEmpty();
    assertThat(exercised(report)).contains("CNT-4", "CNT-5", "CNT-6", "CNT-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "arm64-4k", "arm64-4k-soft"})
  void layerThatHasAll_conforms(String geometry) throws UnusableLibraryException {
    RunReport report = run(geometry, ALL);

    assertThat(report.failures()).isEmpty();
    assertThat(exercised(report)).contains("CNT-4", "CNT-5", "CNT-6", "CNT-8", "CNT-9");
  }

  /** What is wrong with entries that stand alone too is found there: RUN-1. */
  @ParameterizedTest
  @CsvSource({
      "layer_get_lockless, lockless_of_one, CNT-4",
      "layer_test_and_clear_young, young_and_dirty, CNT-6",
      "layer_test_and_clear_young, young_of_first, CNT-4 RUN-1",
      "layer_clear_flush_young, never_young, RUN-1",
      "layer_clear_young_dirty, nothing, RUN-1"
  })
  void wrongFunction_isCaught(String right, String wrong, String rules)
      throws UnusableLibraryException {
    RunReport report = run("tiny", ALL.replace("= " + right, "= " + wrong));
    Finding finding = report.failures().getFirst().finding();

    assertThat(rules.split(" "))
        .as(finding.details().toString())
        .contains(finding.rule().id());
  }

  /** SHOULD: what is lost makes a page look idle that is not. */
  @Test
  void blockThatIsMadeCleanAndOld_isObjectedTo() throws UnusableLibraryException {
    RunReport report =
        run("tiny4", ALL.replace("= layer_clear_young_dirty", "= dirty_and_young"), 1500);

    assertThat(report.failures()).isEmpty();
    assertThat(report.rules())
        .filteredOn(rule -> rule.objectionCount() > 0)
        .extracting(RuleReport::id)
        .containsExactly("CNT-8");
  }

  private RunReport run(String geometry, String functions) throws UnusableLibraryException {
    return run(geometry, functions, 600);
  }

  private RunReport run(String geometry, String functions, int scenarioCount)
      throws UnusableLibraryException {
    Path path = CCompiler.library(directory, "altered-contpte.c", "-DFUNCTIONS=" + functions);
    try (ForeignLibrary library = ForeignLibrary.load(path)) {
      return Campaign.run(
          new RunRequest(
              new Implementation(new ReferenceProvider(), library.entries().orElseThrow()),
              List.of(),
              Geometries.named(geometry).orElseThrow(),
              Catalogue.all(),
              3,
              Extent.scenarios(scenarioCount),
              false,
              List.of(),
              Bounds.DEFAULT),
          Progress.NONE);
    }
  }

  private static List<String> exercised(RunReport report) {
    return report.rules()
        .stream()
        .filter(rule -> rule.exercisedCount() > 0)
        .map(RuleReport::id)
        .toList();
  }
}
