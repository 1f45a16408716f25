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

/** What somebody reads whose run has turned red. */
class FailureTextTest {

  /** A mapping is counted before the reference that it needs. */
  static final String B76 =
      """
          ptck-scenario 1
          geometry tiny
          manager reference
          entries plain
          variant B76
          cpus 1
          spawn A
          map A 0x0 1 anon rw
          write A 0x0
          fork A B
          violates REF-1
          """;

  /** Write permission goes, and the other CPU may still store. */
  private static final String X02 =
      """
          ptck-scenario 1
          geometry x86-64-4
          manager reference
          entries plain
          variant X02
          cpus 2
          spawn A
          map A 0x4000 1 file 0 7 shared rw
          cpu1 write A 0x4000
          protect A 0x4000 1 ro
          violates TLB-1
          """;

  /** A block is made over folios that are not one. */
  private static final String X09 =
      """
          ptck-scenario 1
          geometry arm64-4k
          manager reference
          entries contpte
          variant X09
          cpus 1
          spawn A
          map A 0x0 16 anon rw order=4
          pin 0 A 0x0 read
          fork A B
          violates CNT-2
          """;

  private static final String SV39_BROKEN =
      """
          ptck-scenario 1
          geometry riscv-sv39
          manager sv39-broken
          entries plain
          cpus 2
          spawn A
          map A 0x0 1 anon rw
          write A 0x0
          cpu1 protect A 0x0 1 ro
          violates TLB-1
          """;

  @TempDir private Path directory;

  @Test
  void counts() throws IOException {
    GoldenFile.assertMatches("failure-B76.txt", replayed(B76));
  }

  @Test
  void translations() throws IOException {
    GoldenFile.assertMatches("failure-X02.txt", replayed(X02));
  }

  @Test
  void blocks() throws IOException {
    GoldenFile.assertMatches("failure-X09.txt", replayed(X09));
  }

  @Test
  @NeedsCCompiler(and = "make")
  void libraries() throws IOException, InterruptedException {
    Path library = ExamplesInC.make(directory).library("libsv39-broken");

    GoldenFile.assertMatches(
        "failure-sv39-broken.txt", replayed(SV39_BROKEN, "--native", library));
  }

  /** A run shows the same, with what led to the scenario. */
  @Test
  void runTellsWhatReplayTells() throws IOException {
    String moment = replayed(B76);
    int begin = moment.indexOf("  step 4, fork A B:\n");
    String told = moment.substring(begin, moment.indexOf("  look at:"));

    Cli run =
        Cli.run(
            "run", "--bug", "B76", "--geometry", "tiny", "--entries", "plain", "--scenarios", 200,
            "--out", directory.resolve("out"));

    assertThat(told).contains("PTE of A 0x0");
    assertThat(run.out())
        .contains("  folio     page of A 0x0 (1536)\n  refcount  1\n  mapcount  2\n")
        .contains("here\n    violates REF-1\n\n" + told + "  4 of 33 steps are left");
  }

  /** A terminal has 80 columns; what is pasted into a shell is not broken. */
  @Test
  void linesAreNotTooLong() throws IOException {
    for (String scenario : new String[] {B76, X02, X09}) {
      assertThat(replayed(scenario).lines()).allMatch(line -> line.length() <= 80);
    }
  }

  private String replayed(String scenario, Object... options) throws IOException {
    Path file = Files.writeString(directory.resolve("failure.ptck"), scenario);
    Object[] words = new Object[options.length + 2];
    words[0] = "replay";
    words[1] = file;
    System.arraycopy(options, 0, words, 2, options.length);
    Cli replay = Cli.run(words);
    assertThat(replay.exitCode()).as(replay.err()).isEqualTo(ExitCode.VIOLATED);
    return replay.out();
  }
}
