package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.campaign.Campaign;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.rule.family.Catalogue;

/** A kernel whose own mappings lie below and above the user range that it declares. */
@NeedsCCompiler
class KernelInRootTest {

  private static final int SCENARIO_COUNT = 150;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-DFREED_AT_END"})
  void mappingsThatUserCodeCannotUse_areNobodysBusiness(String flag)
      throws UnusableLibraryException {
    RunReport report = run(flag);

    assertThat(report.failures()).isEmpty();
    assertThat(report.acceptedCount()).isGreaterThan(report.operationCount() / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-DOPEN_DEVICE", "-DOPEN_PAGE"})
  void mappingsThatUserCodeCanUse_areFound(String flag) throws UnusableLibraryException {
    Failure failure = run(flag).failures().getFirst();

    assertThat(failure.finding().rule().id()).isEqualTo("PRM-3");
    assertThat(failure.scenario().steps()).hasSize(1);
  }

  @Test
  void stepsOutsideOfTheUserRange_areRefused() throws UnusableLibraryException {
    String scenario = """
        ptck-scenario 1
        geometry riscv-sv39
        manager kernel-in-root
        entries plain
        cpus 1
        spawn A
        map A 0x1ffff000 2 anon rw
        map A 0x7ffff000 2 anon rw
        map A 0x7ffff000 1 anon rw
        write A 0x7ffff000
        read A 0x10000000
        """;
    try (ForeignLibrary library = load("-g")) {
      ScenarioResult result =
          Replay.run(
              ScenarioParser.parse("a test", scenario).get(), implementation(library),
              Catalogue.all(), Bounds.DEFAULT);

      assertThat(result.finding()).isNull();
      assertThat(result.refused()).extracting("step").containsExactly(1, 2, 5);
      assertThat(result.refused()).extracting("reason").containsOnly(Rejection.BAD_RANGE);
    }
  }

  private ForeignLibrary load(String flag) throws UnusableLibraryException {
    return ForeignLibrary.load(CCompiler.library(directory, "kernel-in-root.c", flag));
  }

  private static Implementation implementation(ForeignLibrary library) {
    ExecutorFactory executors =
        (implementation, geometry, rules, bounds, heartbeat) -> new LocalExecutor(
            implementation,
            library.machine(geometry),
            rules,
            bounds,
            heartbeat,
            RunWatcher.NONE);
    return new Implementation(
        library.manager().orElseThrow(), new PlainEntriesProvider(), executors);
  }

  private RunReport run(String flag) throws UnusableLibraryException {
    try (ForeignLibrary library = load(flag)) {
      return Campaign.run(
          new RunRequest(
              implementation(library),
              List.of(),
              Geometries.RISCV_SV39,
              Catalogue.all(),
              1,
              Extent.scenarios(SCENARIO_COUNT),
              false,
              List.of(),
              Bounds.DEFAULT),
          Progress.NONE);
    }
  }
}
