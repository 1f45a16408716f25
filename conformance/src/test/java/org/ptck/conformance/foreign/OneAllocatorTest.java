package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
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
import org.ptck.conformance.drive.RunWatcher;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.LocalExecutor;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/**
 * A library in C with one allocator for tables and pages, and counts that nobody adds to by call.
 */
@NeedsCCompiler
class OneAllocatorTest {

  private static final int SCENARIO_COUNT = 200;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-DCOUNT_OF", "-DUNCOUNTED"})
  void conforms(String flag) throws UnusableLibraryException {
    RunReport report = run(flag);

    assertThat(report.failures()).isEmpty();
    assertThat(exercised(report)).contains("REF-10", "REF-4", "TBL-4", "TBL-8", "TLB-2", "SEM-2");
    assertThat(exercised(report).contains("REF-2")).isEqualTo(!flag.equals("-DUNCOUNTED"));
  }

  @Test
  void whereNoAllocationFails_noneIsMadeTo() throws UnusableLibraryException {
    assertThat(exercised(run("-g"))).contains("SEM-7");
    assertThat(exercised(run("-DWORDS=\"ALLOCATION_CANNOT_FAIL\""))).doesNotContain("SEM-7");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "-DLEAK_PAGE|REF-10|folios lost",
      "-DLEAK_UNUSED|REF-10|frame that was never used",
      "-DLEAK_LEVELLESS|TBL-8|tables left",
      "-DBOTH|GEO-1|is used as a table of level 0 already, and now as a page",
      "-DFREE_TWICE|REF-4|frameFree(0x",
  })
  void leaksAndMisuse_areFoundWithoutCounts(String flag, String rule, String text)
      throws UnusableLibraryException {
    Finding finding = finding("-DUNCOUNTED", flag);

    assertThat(finding.rule().id()).isEqualTo(rule);
    assertThat(finding.details().toString()).contains(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "-DCOUNT_SHORT|REF-2|mapcount",
      "-DCOUNT_LONG|REF-2|mapcount",
      "-DFEW_COUNTS|RUN-1|has no reference count: what the implementation names must cover",
      "-DCALL_BACK|RUN-1|references: whoever is asked for a count must not call the machine",
  })
  void countsThatAreRead_areHeldToTheEntries(String flag, String rule, String text)
      throws UnusableLibraryException {
    Finding finding = finding(flag);

    assertThat(finding.rule().id()).isEqualTo(rule);
    assertThat(finding.details().toString()).contains(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      ".page_count = 9|names neither an array nor a function: set array or count_of",
      ".array = count, .element_bytes = 3, .page_count = 9|has counts of 3 bytes: set element_bytes",
      ".array = count, .element_bytes = 4, .stride_bytes = 2, .page_count = 9|every 2: set stride",
      ".array = count, .element_bytes = 4|has an array of no counts: set page_count",
  })
  void countsThatAreNotThere_areRefused(String counts, String problem) {
    assertThatThrownBy(() -> run("-DCOUNTS=" + counts))
        .isInstanceOf(UnusableLibraryException.class)
        .hasMessageContaining("its manager.references ")
        .hasMessageContaining(problem);
  }

  /** What a frame holds when it is handed out is nothing to rely on. */
  @Test
  void tablesThatAreNotCleared_areFound() throws UnusableLibraryException {
    assertThat(finding("-DUNCOUNTED", "-DNO_CLEAR").rule().id()).isIn("GEO-1", "RUN-1", "RUN-3");
  }

  private Finding finding(String... flags) throws UnusableLibraryException {
    return run(flags).failures().getFirst().finding();
  }

  private RunReport run(String... flags) throws UnusableLibraryException {
    List<String> all = new ArrayList<>(List.of(flags));
    if (all.stream().noneMatch(flag -> flag.startsWith("-DWORDS"))) {
      all.add("-DWORDS=\"\"");
    }
    Path file = CCompiler.library(directory, "one-allocator.c", all.toArray(String[]::new));
    try (ForeignLibrary library = ForeignLibrary.load(file)) {
      ExecutorFactory executors =
          (implementation, geometry, rules, bounds, heartbeat) -> new LocalExecutor(
              implementation,
              library.machine(geometry),
              rules,
              bounds,
              heartbeat,
              RunWatcher.NONE);
      return Campaign.run(
          new RunRequest(
              new Implementation(
                  library.manager().orElseThrow(), new PlainEntriesProvider(), executors),
              List.of(),
              Geometries.RISCV_SV39,
              Catalogue.all(),
              7,
              Extent.scenarios(SCENARIO_COUNT),
              false,
              List.of(),
              new Bounds(16, 8, 10_000)),
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
