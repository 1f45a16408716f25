package org.ptck.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.conformance.foreign.elf.UnusableLibraryException;
import org.ptck.conformance.smoke.Answer;
import org.ptck.conformance.smoke.Answer.Verdict;
import org.ptck.conformance.smoke.Smoke;
import org.ptck.conformance.smoke.SmokeReport;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;

/** What smoke finds out of words that say what a system lacks, or does where the kit does it. */
@NeedsCCompiler
class SmokeWordsTest {

  private static final String ALL_WORDS =
      "-DPANICS|-DWORDS=\"ONE_CPU_PER_SPACE FLUSH_AT_TRAP NO_READ_ONLY UNMAP_BEFORE_DESTROY"
          + " ALLOCATION_CANNOT_FAIL\"";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
      "FLUSH_AT_TRAP, REF-4 is violated by `unmap A 0x2000 1`",
      "ONE_CPU_PER_SPACE, REF-4 is violated by `cpu1 unmap A 0x2000 1`",
      "NO_READ_ONLY, SEM-5 is violated by `map A 0x0 1 anon ro`",
      "UNMAP_BEFORE_DESTROY, RUN-1 is violated by `exit A`",
      "ALLOCATION_CANNOT_FAIL, ",
  })
  void wordsThatAKernelNeeds_areBelieved_othersAreSaidNotToBeNeeded(
      Capability word, String without) throws UnusableLibraryException {
    Answer answer = answer(smoke("trap-kernel.c", Geometries.RISCV_SV39, ALL_WORDS), word);

    assertThat(answer.verdict())
        .isEqualTo(without == null ? Verdict.NEEDLESS : Verdict.BELIEVED);
    assertThat(answer.why())
        .isEqualTo(
            without == null
                ? "what was tried works without it; take it away, and more is checked"
                : "without it " + without);
  }

  @Test
  void flushAtLoad_isBelievedForWhatAnotherCpuLeft() throws UnusableLibraryException {
    SmokeReport report =
        smoke(
            "trap-kernel.c",
            Geometries.RISCV_SV39,
            "-DFLUSHES|-DWORDS=\"ONE_CPU_PER_SPACE FLUSH_AT_LOAD NO_READ_ONLY\"");

    assertThat(answer(report, Capability.FLUSH_AT_LOAD).why())
        .isEqualTo("without it TLB-6 is violated by `read A 0x0`");
  }

  /** Its probes unmap at the end, and nothing of what was tried without a word counts. */
  @Test
  void memoryWithOneEnd_isWiredRight() throws UnusableLibraryException {
    SmokeReport report = smoke("brk-memory.c", Geometries.RISCV_SV39, "-g");

    assertThat(report.isWired()).isTrue();
    assertThat(answer(report, Capability.UNMAP).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(answer(report, Capability.BRK_ONLY).why())
        .isEqualTo("without it RUN-1 is violated by `unmap A 0x1000 1`");
  }

  @Test
  void lentBook_isBelieved() throws UnusableLibraryException {
    Answer answer = answer(smoke("super-pool.c", Geometries.TINY, "-g"), Capability.LENT_BOOK);

    assertThat(answer.verdict()).isEqualTo(Verdict.BELIEVED);
    assertThat(answer.why()).contains("the kit refuses in its place");
  }

  /** The space that there is need not be made. */
  @Test
  void whoeverHasOneSpace_isWiredRight() throws UnusableLibraryException {
    SmokeReport report = smoke("one-space.c", Geometries.X86_64_4, "-g");

    assertThat(report.problems()).isEmpty();
    assertThat(answer(report, Capability.SPAWN).verdict()).isEqualTo(Verdict.LACKING);
  }

  private SmokeReport smoke(String source, Geometry geometry, String flags)
      throws UnusableLibraryException {
    Path file = CCompiler.library(directory, source, flags.split("\\|"));
    try (ForeignLibrary library = ForeignLibrary.load(file)) {
      return Smoke.of(Libraries.implementation(library), geometry);
    }
  }

  private static Answer answer(SmokeReport report, Capability word) {
    return report.answers()
        .stream()
        .filter(each -> each.capability() == word)
        .findFirst()
        .orElseThrow();
  }
}
