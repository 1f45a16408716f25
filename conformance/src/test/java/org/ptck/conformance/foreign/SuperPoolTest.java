package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.spec.rule.Finding;

/** Superpages that are told by their address, out of a pool that the library has declared. */
@NeedsCCompiler
class SuperPoolTest {

  private static final int SCENARIO_COUNT = 600;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-DPLAIN -DBASE=0x2000000000"})
  void conforms(String flags) throws UnusableLibraryException {
    RunReport report = run(flags);

    assertThat(report.failures()).isEmpty();
    assertThat(report.acceptedCount()).isGreaterThan(report.operationCount() / 2);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "-DTOLD_WRONG|SEM-5|",
      "-DMISALIGNED|GEO-1|",
      "-DTWICE|REF-4|",
      "-DTWICE -DPLAIN -DBASE=0x2000000000|REF-4|",
      "-DNO_POOL|RUN-1|regionAllocate(1): regions are 0 to 0",
  })
  void whoeverUsesThePoolWrongly_isFound(String flag, String rule, String text)
      throws UnusableLibraryException {
    Finding finding = run(flag).failures().getFirst().finding();

    assertThat(finding.rule().id()).isEqualTo(rule);
    if (text != null) {
      assertThat(finding.details().toString()).contains(text);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"low\", 0x2dff000, 0x2000}|low (0x2dff000 to 0x2e00fff) begins within memory that the machine"
          + " hands out otherwise: have it begin at 0x2e00000 or later",
      "{\"odd\", 0x3000100, 0x2000}|odd (0x3000100 to 0x30020ff) is not made of whole pages",
      "{\"odd\", 0x3000000, 0x2100}|odd (0x3000000 to 0x30020ff) is not made of whole pages",
      "{\"none\", 0x3000000, 0}|none begins at 0x3000000 and has 0 bytes: it must have some",
      "{\"far\", 0x3000000, 0x100000000}|far (0x3000000 to 0x102ffffff) ends outside of the machine's"
          + " memory: have it end at 0x12dfffff at the latest",
      "{\"a\", 0x3000000, 0x2000}, {0, 0x3001000, 0x1000}|region 1 (0x3001000 to 0x3001fff) overlaps a"
          + " (0x3000000 to 0x3001fff): move one of them",
  })
  void regionsThatCannotBe_areRefused(String regions, String problem) {
    assertThatThrownBy(() -> run("-DREGIONS=" + regions))
        .isInstanceOf(UnusableLibraryException.class)
        .hasMessageContaining("its ptck_plugin.regions, on tiny: " + problem);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "-DPLAIN|its ptck_plugin has regions, but no memory_base: set it",
      "-DTABLES|its ptck_plugin has regions, but no manager",
      "-DREGION_COUNT=17|its ptck_plugin.region_count is 17, and regions is not NULL",
      "-DREGION_COUNT=0|its ptck_plugin.region_count is 0, and regions is not NULL",
  })
  void whoeverCannotHaveRegions_isTold(String flag, String problem) {
    assertThatThrownBy(() -> run(flag))
        .isInstanceOf(UnusableLibraryException.class)
        .hasMessageContaining(problem);
  }

  private RunReport run(String flags) throws UnusableLibraryException {
    Path file =
        CCompiler.library(
            directory, "super-pool.c", ("-Wno-unused " + flags).split(" (?=-)"));
    try (ForeignLibrary library = ForeignLibrary.load(file)) {
      return Libraries.run(library, 5, SCENARIO_COUNT);
    }
  }
}
