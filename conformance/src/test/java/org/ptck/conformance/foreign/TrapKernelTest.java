package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.rule.family.Catalogue;

/** A kernel that fences at traps alone, and that runs a program on one hart at a time. */
@NeedsCCompiler
class TrapKernelTest {

  private static final int SCENARIO_COUNT = 60;

  @TempDir Path directory;

  @Test
  void noProgramRunsMeanwhile_soThatNeitherFencesNorOrderMatter() throws UnusableLibraryException {
    RunReport report = run("-g");

    assertThat(report.failures()).isEmpty();
    assertThat(report.styles())
        .containsExactly(
            Capability.FLUSH_AT_TRAP, Capability.ONE_CPU_PER_SPACE, Capability.NO_READ_ONLY);
    assertThat(report.acceptedCount()).isGreaterThan(report.operationCount() / 2);
  }

  /** As soon as a hart could take the space up again. */
  @Test
  void entryThatIsLeftBehind_isFoundWhenTheOperationEnds() throws UnusableLibraryException {
    Failure failure = run("-DLEAVES_ENTRY").failures().getFirst();

    assertThat(failure.finding().rule().id()).isEqualTo("REF-4");
    assertThat(failure.scenario().steps().getLast().operation().kind())
        .isIn(OperationKind.UNMAP, OperationKind.EXIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLUSH_AT_TRAP NO_READ_ONLY", "ONE_CPU_PER_SPACE NO_READ_ONLY"})
  void whoeverDoesOneOfTheTwo_isFound(String words) throws UnusableLibraryException {
    Failure failure = run("-DWORDS=\"" + words + "\"").failures().getFirst();

    assertThat(failure.finding().rule().id()).isIn("REF-4", "TLB-1", "TLB-2");
  }

  /** A kernel without ids flushes where it switches, and on its own hart where it unmaps. */
  @Test
  void whoeverFlushesAtEachLoad_needsNoFlushOfOthers() throws UnusableLibraryException {
    String words = "-DFLUSHES -DWORDS=\"ONE_CPU_PER_SPACE%s NO_READ_ONLY\"";

    RunReport report = run(words.formatted(" FLUSH_AT_LOAD"));
    assertThat(report.failures()).isEmpty();
    assertThat(report.styles()).contains(Capability.FLUSH_AT_LOAD);
    assertThat(run(words.formatted("")).failures().getFirst().finding().rule().id())
        .isEqualTo("TLB-6");
  }

  /** The library answers a request for what it has no idea of as something that cannot be. */
  @Test
  void mappingsThatForbidStores_areNotAskedForWhereThereAreNone() throws UnusableLibraryException {
    String words = "-DWORDS=\"ONE_CPU_PER_SPACE FLUSH_AT_TRAP\"";

    assertThat(run(words).failures().getFirst().finding().rule().id()).isEqualTo("SEM-5");
  }

  @Test
  void pagesAreUnmappedBeforeTheSpaceGoes() throws UnusableLibraryException {
    String words = "ONE_CPU_PER_SPACE FLUSH_AT_TRAP NO_READ_ONLY UNMAP_BEFORE_DESTROY";

    assertThat(run("-DPANICS -DWORDS=\"" + words + "\"").failures()).isEmpty();
  }

  @Test
  void kitDoesNotFlushForWhoeverLoadsSpacesHimself() {
    assertThatThrownBy(() -> load("-DLOADS"))
        .hasMessageContaining("its capabilities: '")
        .hasMessageContaining(
            "' is about spaces that the kit loads: leave load and lazy NULL, or take the word away");
  }

  private ForeignLibrary load(String flag) throws UnusableLibraryException {
    return ForeignLibrary
        .load(CCompiler.library(directory, "trap-kernel.c", flag.split(" (?=-D)")));
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
