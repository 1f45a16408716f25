package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.family.Catalogue;

/** Page tables in C that map a leaf table's worth of pages by one leaf: what takes huge folios. */
@NeedsCCompiler
class HugeLeavesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"tiny, 2000", "tiny4, 2000", "arm64-4k, 1000"})
  void right_conforms(String geometry, int scenarioCount) throws UnusableLibraryException {
    assertThat(run(geometry, Extent.scenarios(scenarioCount), "-g").failures()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"tiny, 500", "arm64-4k, 3000"})
  void hugeLeafThatIsWalkedAsATable_isCaught(String geometry, int scenarioCount)
      throws UnusableLibraryException {
    RunReport report = run(geometry, Extent.scenarios(scenarioCount), "-DWALK_LEAF");

    assertThat(report.failures()).hasSize(1);
    assertThat(report.failures().getFirst().finding().rule().id()).isEqualTo("GEO-1");
    assertThat(report.failures().getFirst().scenario().steps()).hasSize(4);
  }

  /** Only folios that one leaf table does not hold can be mapped in part. */
  @ParameterizedTest
  @CsvSource({"tiny", "tiny4"})
  void mapOfSeveralTablesThatFailsHalfWay_isCaughtByASweep(String geometry)
      throws UnusableLibraryException {
    RunReport report = run(geometry, Extent.sweep(300), "-DPARTIAL");

    assertThat(report.failures()).hasSize(1);
    assertThat(report.failures().getFirst().finding().rule().id()).isEqualTo("REF-4");
  }

  private RunReport run(String geometry, Extent extent, String flag)
      throws UnusableLibraryException {
    Path path = CCompiler.library(directory, "huge-leaves.c", flag);
    try (ForeignLibrary library = ForeignLibrary.load(path)) {
      ExecutorFactory executors =
          (implementation, on, rules, bounds, heartbeat) -> new LocalExecutor(
              implementation, library.machine(on), rules, bounds, heartbeat, RunWatcher.NONE);
      return Campaign.run(
          new RunRequest(
              new Implementation(
                  library.manager().orElseThrow(), new PlainEntriesProvider(), executors),
              List.of(),
              Geometries.named(geometry).orElseThrow(),
              Catalogue.all(),
              1,
              extent,
              false,
              List.of(),
              Bounds.DEFAULT),
          Progress.NONE);
    }
  }
}
