package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptck.conformance.testing.ExamplesInC;
import org.ptck.conformance.testing.GoldenFile;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.spec.rule.AwaitedRule;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

class ExplainCommandTest {

  /** A block that is made, shared and cut; steps that are refused; a CPU that is left behind. */
  private static final String LEGAL =
      """
          ptck-scenario 1
          geometry tiny
          manager reference
          entries contpte
          cpus 2
          spawn A
          spawn A
          map A 0x8000 8 anon rw order=2
          write A 0x8000
          cpu1 read A 0xb000
          fork A B
          protect A 0x8000 1 ro
          map A 0x0 1 file 0 7 shared rw
          write A 0x0
            when before write pte(A,0x0): cpu1 read A 0x0
          lazy
          """;

  @TempDir private Path directory;

  @Test
  void tellsStepsThatHold() throws IOException {
    Cli explain = explain(LEGAL);

    assertThat(explain.exitCode()).as(explain.err()).isEqualTo(ExitCode.PASS);
    GoldenFile.assertMatches("explain-steps.txt", explain.out());
    assertThat(explain.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void tellsEventsUpToTheOneThatBreaksARule() throws IOException {
    Cli explain = explain(FailureTextTest.B76, "--events");

    assertThat(explain.exitCode()).isEqualTo(ExitCode.VIOLATED);
    GoldenFile.assertMatches("explain-events.txt", explain.out());
    assertThat(explain.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void tellsOneStep() throws IOException {
    Cli one = explain(LEGAL, "--step", 4, "--events");

    assertThat(one.exitCode()).isEqualTo(ExitCode.PASS);
    assertThat(one.out())
        .contains("\n4   write A 0x8000\n")
        .contains(" cpu0 begins operation ")
        .doesNotContain("spawn A", "fork A B");
    assertThat(explain(LEGAL, "--step", 11).err())
        .contains("--step 11: the scenario has steps 1 to 10");
  }

  @Test
  void runsAnotherImplementationThanTheFileNames() throws IOException {
    Cli right = explain(FailureTextTest.B76, "--manager", "reference");

    assertThat(right.exitCode()).as(right.err()).isEqualTo(ExitCode.PASS);
    assertThat(right.out())
        .contains("\n4   fork A B\n    done\n", "B, loaded nowhere\n")
        .endsWith("\nPASS: no rule is violated; the file says that REF-1 was violated once\n");
  }

  @Test
  @NeedsCCompiler(and = "make")
  void runsALibrary() throws IOException, InterruptedException {
    Path library = ExamplesInC.make(directory).library("libsv39-broken");

    Cli explain =
        explain(
            LEGAL.replace("tiny", "riscv-sv39")
                .replace("reference", "sv39-broken")
                .replace("contpte", "plain"),
            "--native",
            library);

    assertThat(explain.exitCode()).as(explain.err()).isEqualTo(ExitCode.VIOLATED);
    assertThat(explain.out())
        .contains("sv39-broken/plain on riscv-sv39, 2 CPUs\n", "PTE 0x8000")
        .contains("# <-- TLB-1 is violated here");
  }

  @Test
  void tellsRules() {
    Cli rule = Cli.run("explain", "REF-1");

    assertThat(rule.exitCode()).isEqualTo(ExitCode.PASS);
    GoldenFile.assertMatches("explain-rule.txt", rule.out());
    assertThat(Catalogue.all())
        .extracting(Rule::id)
        .allSatisfy(
            id -> assertThat(Cli.run("explain", id).out()).startsWith(id + " (")
                .contains("source"));
    assertThat(Catalogue.awaited())
        .extracting(AwaitedRule::id)
        .allSatisfy(id -> assertThat(Cli.run("explain", id).out()).contains("awaits:"));
  }

  @Test
  void guessesWhatWasMeant() throws IOException {
    Path file = Files.writeString(directory.resolve("b76.ptck"), FailureTextTest.B76);

    Cli rule = Cli.run("explain", "ref1");
    assertThat(rule.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(rule.err()).contains("neither a file nor a rule; did you mean 'REF-1'?");

    Cli near = Cli.run("explain", directory.resolve("b67.ptck"));
    assertThat(near.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(near.err()).contains("did you mean '" + file + "'?");
  }

  private Cli explain(String scenario, Object... options) throws IOException {
    Path file = Files.writeString(directory.resolve("scenario.ptck"), scenario);
    Object[] words = new Object[options.length + 2];
    words[0] = "explain";
    words[1] = file;
    System.arraycopy(options, 0, words, 2, options.length);
    return Cli.run(words);
  }
}
