package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.testing.ExamplesInC;
import org.ptck.conformance.testing.NeedsCCompiler;

/** The examples in C conform, and their broken twins are caught, from the command line down. */
@NeedsCCompiler(and = "make")
class NativeExamplesTest {

  @TempDir private static Path built;
  private static @Nullable ExamplesInC examples;

  @TempDir private Path directory;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    examples = ExamplesInC.make(built);
  }

  @ParameterizedTest
  @CsvSource({
      "libsv39, sv39/plain, riscv-sv39",
      "libsv39, sv39/plain, riscv-sv39-svade",
      "libcontpte, reference/contpte-c, arm64-4k",
      "libtables, tables/plain, x86-64-4",
      "libtlbi, tlbi/plain, arm64-16k",
      "liblent, lent/plain, x86-64-4",
      "libteaching, teaching/plain, riscv-sv39",
      "librtos, rtos/plain, arm64-4k-soft"
  })
  void good_conforms(String library, String implementation, String geometry) {
    Cli run = run(library, geometry, 50);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("A   " + implementation + " on " + geometry + "\n",
            "\nA   PASS\n    50 scenarios, ")
        .contains("\nPASS: ");
    assertThat(run.err()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
      "libsv39-broken, riscv-sv39, TLB-1 TLB-2 TLB-4 TLB-5 TLB-6",
      "libcontpte-broken, arm64-4k, TLB-3",
      "libtlbi-broken, arm64-16k, TLB-1 TLB-2 TLB-6",
      "liblent-broken, x86-64-4, PRM-1",
      "liblent-executes, x86-64-4, PRM-4",
      "libteaching-broken, riscv-sv39, REF-4",
      "librtos-broken, arm64-4k-soft, TLB-7"
  })
  void broken_isCaughtAndItsScenarioReplays(String library, String geometry, String rules)
      throws IOException {
    Cli run = run(library, geometry, 1000);

    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.VIOLATED);
    assertThat(run.out()).contains("FAIL").contains("\nFAIL: 1 finding of ");
    Path file = theOnlyFile();
    Scenario scenario = ScenarioFiles.read(file).scenario();
    assertThat(rules.split(" ")).contains(scenario.violates());
    assertThat(scenario.steps()).hasSizeLessThanOrEqualTo(5);

    Cli replay = Cli.run("replay", file, "--native", library(library));
    assertThat(replay.exitCode()).as(replay.err()).isEqualTo(ExitCode.VIOLATED);
    assertThat(replay.out())
        .containsPattern("# <-- " + scenario.violates() + " is violated (here|after the last step)")
        .endsWith("\nFAIL: " + scenario.violates() + " is violated, as the file says\n");
  }

  @ParameterizedTest
  @CsvSource({
      "libsv39-broken, riscv-sv39",
      "libcontpte-broken, tiny",
      "libtlbi-broken, arm64-16k",
      "liblent-broken, x86-64-4"
  })
  void broken_printsWhatThePageShows(String library, String geometry) throws IOException {
    String command =
        "$ ./ptck run --native examples/native/" + library + ".so --geometry " + geometry + "\n...";
    String page = Files.readString(Path.of("../docs/native.md"));
    int begin = page.indexOf(command) + command.length();
    String shown = page.substring(begin, page.indexOf("```", begin));

    Cli run = run(library, geometry, 1000);

    assertThat(page).contains(command);
    assertThat(
        steady(
            run.out()
                .replace(directory.toString(), "target/ptck")
                .replace(library(library).toString(), "examples/native/" + library + ".so")))
        .endsWith(steady(shown));
  }

  /** Without what differs from run to run and from version to version. */
  private static String steady(String text) {
    return text.replaceAll(" in \\d+\\.\\d s; ptck [^,]+,", " in 1.0 s; ptck 1.0,");
  }

  @Test
  void good_isWiredRight() {
    for (String library : List.of("libsv39", "libcontpte", "libtables", "libteaching", "librtos")) {
      Cli smoke = Cli.run("smoke", "--native", library(library));

      assertThat(smoke.exitCode()).as(smoke.out() + smoke.err()).isZero();
      assertThat(smoke.out()).contains("SMOKE: wired right");
    }
  }

  /** In a process of its own as well. */
  @Test
  void smoke_triesWhatWordsSpare() {
    Cli smoke = Cli.run("smoke", "--native", library("libteaching"));

    assertThat(smoke.out())
        .contains(
            "  believed: FLUSH_AT_TRAP: without it TLB-2 is violated by `unmap A 0x12000 1`\n")
        .contains("  believed: LENT_BOOK: the kit refuses in its place");
  }

  private Cli run(String library, String geometry, int scenarioCount) {
    return Cli.run(
        "run", "--native", library(library), "--geometry", geometry, "--scenarios",
        scenarioCount, "--out", directory);
  }

  private static Path library(String name) {
    return Objects.requireNonNull(examples).library(name);
  }

  private Path theOnlyFile() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
