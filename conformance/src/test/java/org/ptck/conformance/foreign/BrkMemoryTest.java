package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.spec.fact.Capability;

/** Memory that grows and shrinks at its end alone, and panics where anything else is asked. */
@NeedsCCompiler
class BrkMemoryTest {

  private static final int SCENARIO_COUNT = 80;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"-g", "-DPAGE_TABLES", "-DWORDS=\"BRK_ONLY NO_READ_ONLY UNMAP_BEFORE_DESTROY\""})
  void nothingIsAskedForButAtTheEnd(String flags) throws UnusableLibraryException {
    RunReport report = run(flags);

    assertThat(report.failures()).isEmpty();
    assertThat(report.styles()).contains(Capability.BRK_ONLY);
    assertThat(report.acceptedCount()).isGreaterThan(report.operationCount() * 6 / 10);
  }

  /** Also where a fork has run out of memory half way. */
  @Test
  void spacesGoEmpty_whereTheyMust() throws UnusableLibraryException {
    String words = "-DPAGE_TABLES -DPANICS -DWORDS=\"BRK_ONLY NO_READ_ONLY%s\"";

    RunReport report = run(words.formatted(" UNMAP_BEFORE_DESTROY"));
    assertThat(report.failures()).isEmpty();
    assertThat(report.rules())
        .filteredOn(rule -> rule.id().equals("SEM-7"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.exercisedCount()).isPositive());
    assertThat(run(words.formatted("")).failures().getFirst().finding().toString())
        .contains("not the end of memory");
  }

  /** The words for systems that flush at traps go for page tables as well. */
  @Test
  void pageTablesThatNeverFlush_conformWhereTheirSystemFlushesAtTraps()
      throws UnusableLibraryException {
    String words = "-DPAGE_TABLES -DNO_FLUSH -DWORDS=\"BRK_ONLY NO_READ_ONLY%s\"";

    assertThat(run(words.formatted(" ONE_CPU_PER_SPACE FLUSH_AT_TRAP")).failures()).isEmpty();
    for (String other : List.of("", " ONE_CPU_PER_SPACE", " FLUSH_AT_TRAP")) {
      assertThat(run(words.formatted(other)).failures().getFirst().finding().rule().id())
          .startsWith("T");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-DSHORT", "-DSHORT -DPAGE_TABLES"})
  void whoeverShrinksByTooLittle_isFound(String flags) throws UnusableLibraryException {
    assertThat(run(flags).failures()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-DPAGE_TABLES "})
  void withoutTheWord_itIsAskedForMore(String flags) throws UnusableLibraryException {
    String details =
        run(flags + "-DWORDS=\"NO_READ_ONLY\"").failures().getFirst().finding().toString();

    assertThat(details).contains("not the end of memory");
  }

  @Test
  void pageTablesThatNeverShrink_cannotSayIt() {
    assertThatThrownBy(() -> run("-DPAGE_TABLES -DNO_UNMAP"))
        .hasMessageContaining("'BRK_ONLY' needs the function unmap_frames");
  }

  private RunReport run(String flags) throws UnusableLibraryException {
    List<String> all = new ArrayList<>(Arrays.asList(flags.split(" (?=-D)")));
    Path file = CCompiler.library(directory, "brk-memory.c", all.toArray(String[]::new));
    try (ForeignLibrary library = ForeignLibrary.load(file)) {
      return Libraries.run(library, 3, SCENARIO_COUNT);
    }
  }
}
