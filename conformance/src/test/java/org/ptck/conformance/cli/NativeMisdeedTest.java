package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.conformance.child.ChildExecutors;
import org.ptck.conformance.child.host.HostName;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.report.FindingText;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.family.Catalogue;

/**
 * Wrong calls of C code and ends of its process are findings that say the call and mark the step.
 * The numbers are those of {@code misdeeds.c}.
 */
@NeedsCCompiler
class NativeMisdeedTest {

  /** Hangs are found out soon. */
  private static final Bounds IMPATIENT = new Bounds(16, 8, 500);

  /** Of a page that is not mapped: refused. */
  private static final Step READ = Step.of(0, new Operation.Read(0, 0));

  private static final String UNUSED_ARE_FINE = "-Wno-unused-parameter";
  private static final int PAGE_SHIFT = 12;

  @TempDir private static Path built;
  private static @Nullable ChildExecutors children;

  @TempDir private Path directory;

  @BeforeAll
  static void load() {
    Path library = CCompiler.library(built, "misdeeds.c", UNUSED_ARE_FINE);
    children = ChildExecutors.of(HostName.of(NativeHost.class, library.toString()));
  }

  @AfterAll
  static void endChildren() {
    if (children != null) {
      children.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
          "1  | GEO-1 | call    entryRead(0x7ffff8): the address is in page 2047, of data, not in a",
          "2  | GEO-1 | call    entryRead(0xdead0000): the address lies outside the machine's memory",
          "3  | GEO-1 | call    entryRead(0x1004): the address is not aligned to 8 bytes",
          "4  | TBL-1 | call    entryRead(0x2008): the table at 0x2000 was freed before",
          "5  | GEO-1 | call    entryRead(0x6000): the table at 0x6000 was never allocated",
          "6  | REF-4 | call    folioFree(1536): the folio was freed before",
          "7  | TBL-8 | call    tableFree(0x2000): the table was freed before",
          "8  | RUN-1 | call    tableFree(0x600000): the address is in page 1536, of data, not in a",
          "9  | RUN-1 | call    pageZero(1): there is no such page: pages of data are 1536 to",
          "10 | GEO-1 | call    tableAllocate(9): levels are 0 to 3",
          "11 | RUN-1 | call    folioAllocate(40): orders are 0 to 9",
          "12 | RUN-1 | call    lock(17): there is no such lock class",
          "13 | RUN-1 | fail: BUG: the tree has no root",
          "14 | RUN-1 | map answered 77, which is no ptck_outcome",
      })
  void wrongCall_isNamedWithItsArgument(int number, String rule, String details) {
    assertFinding(number, rule, details);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
          "21 | RUN-1 | exit         3",
          "22 | RUN-1 | output       panic: the tree has no root",
          "23 | RUN-1 | in           writes_through_null+0x",
          "24 | RUN-2 | hung  no answer and no progress within the bound of processor time",
          "25 | RUN-1 | perhaps      its stack was exhausted",
          "26 | RUN-1 | the process  died",
      })
  void endOfTheProcess_isAFinding(int number, String rule, String details) {
    String text = assertFinding(number, rule, details);

    assertThat(text).containsPattern("(?m)^  call +map$");
  }

  @Test
  void whatWasFoundBeforeTheEnd_stands() {
    assertFinding(27, "TBL-8", "call    tableFree(0x2000): the table was freed before");
  }

  /** The memory of a process is the kit's to find. */
  @Test
  void memoryThatTheKitRunsOutOf_isBlamedOnNobody() {
    assertThatThrownBy(
        () -> Replay.run(scenario(28), misdeeds(), Catalogue.all(), Bounds.DEFAULT))
        .isInstanceOf(ExecutorLost.class)
        .hasMessageContaining("ran out of memory, which says nothing of the implementation");
  }

  @Test
  void commandLine_saysThatTheKitRanOutOfMemory() {
    Path library = CCompiler.library(directory, "misdeeds.c", UNUSED_ARE_FINE, "-DMISDEED=28");

    Cli run = Cli.run("run", "--native", library, "--scenarios", 5, "--out", directory);

    assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(run.out() + run.err())
        .contains("ran out of memory, which says nothing of the")
        .doesNotContain("FAIL");
  }

  @Test
  void commandLine_showsAWrongCall() {
    assertRun(7, "TBL-8", "  call    tableFree(0x2000): the table was freed before\n");
  }

  @Test
  void commandLine_showsTheEndOfTheProcess() {
    assertRun(22, "RUN-1", "  output       panic: the tree has no root\n");
  }

  /** The details as they are printed. */
  private static String assertFinding(int number, String rule, String details) {
    ScenarioResult result = Replay.run(scenario(number), misdeeds(), Catalogue.all(), IMPATIENT);

    Finding finding = result.finding();
    assertThat(finding).isNotNull();
    String text = FindingText.details(finding);
    assertThat(finding.rule().id()).as(text).isEqualTo(rule);
    assertThat(text).contains(details);
    assertThat(result.step()).isEqualTo(1);
    return text;
  }

  private static Scenario scenario(int number) {
    return new Scenario(Header.of("x86-64-4"), List.of(READ, map(number), READ), null);
  }

  private static Step map(int number) {
    long address = (long) number << PAGE_SHIFT;
    return Step.of(0, new Operation.Map(0, address, 1, Permission.READ_WRITE, 0));
  }

  private static Implementation misdeeds() {
    ChildExecutors opened = Objects.requireNonNull(children);
    return opened.implementation(opened.managers().getFirst(), new PlainEntriesProvider());
  }

  private void assertRun(int number, String rule, String details) {
    Path library =
        CCompiler.library(directory, "misdeeds.c", UNUSED_ARE_FINE, "-DMISDEED=" + number);

    Cli run = Cli.run("run", "--native", library, "--scenarios", 5, "--out", directory);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.VIOLATED);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("A   misdeeds/plain on x86-64-4\n", "\nA   FAIL\n    ")
        .contains("\nFAIL " + rule + ": ")
        .contains(details)
        .contains("    map A 0x0 1 anon rw  # <-- " + rule + " is violated here\n")
        .containsPattern(
            "\\./ptck replay \\Q%s\\E-[0-9a-f]{8}\\.ptck --native \\Q%s\\E\n"
                .formatted(directory.resolve(rule + "-misdeeds-plain-x86-64-4"), library))
        .contains("\nFAIL: 1 finding of " + rule + ", in 1 of 1 run\n");
    assertThat(directory).isDirectoryContaining("glob:**" + rule + "-misdeeds-*.ptck");
  }
}
