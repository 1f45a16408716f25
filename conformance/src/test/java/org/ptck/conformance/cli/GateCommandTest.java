package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {

  @TempDir private Path directory;
  private Path known;
  private Path regressions;

  @BeforeEach
  void makeRegressions() throws IOException {
    known = directory.resolve("known failures.txt");
    regressions = Files.createDirectory(directory.resolve("regressions"));
  }

  @Test
  void correctImplementation_isGreen() {
    Cli gate = gate();

    assertThat(gate.exitCode()).as(gate.out() + gate.err()).isZero();
    assertThat(gate.out()).containsPattern("\\nPASS: \\d\\d rules held, ");
  }

  @Test
  void newFailure_isRed_andTheListCanTakeIt() {
    Cli gate = gate("--bug", "B76");

    assertThat(gate.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(gate.out())
        .contains("\nFAIL REF-1: ", "\nFAIL: 1 reason why", "\n  new failure: REF-1 in reference/")
        .contains("\n    ./ptck gate --geometry tiny ")
        .endsWith(" --bug B76 --known known-failures.txt --accept\n");
  }

  /** The whole way: found, put on the list, filled in, known, mended, taken off. */
  @Test
  void knownFailure_isGreen_untilItPasses() throws IOException {
    Cli accept = gate("--bug", "B76", "--known", known, "--accept");

    assertThat(accept.exitCode()).as("accepting turns nothing green").isOne();
    assertThat(accept.out()).contains(known + " was written: 0 taken out, 1 put in; fill in each");
    Path kept = only();
    assertThat(Files.readString(known))
        .isEqualTo(
            "REF-1 regressions/%s%n  owner   ?%n  expires ?%n  reason  ?%n"
                .formatted(kept.getFileName())
                .replace("\r\n", "\n"));
    assertThat(gate("--bug", "B76", "--known", known).exitCode()).isEqualTo(ExitCode.USAGE);

    fillIn();
    Cli again = gate("--bug", "B76", "--known", known);
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    assertThat(again.out())
        .contains("\n  KNOWN_FAIL  REF-1 regressions/", "until 2999-01-01, me: so\n")
        .doesNotContain("\nFAIL REF-1")
        .containsPattern("\\nPASS: \\d\\d rules held, 1 KNOWN_FAIL");

    // Nobody asked for the bug: the file's own variant is left out.
    Files.move(kept, directory.resolve(kept.getFileName()));
    Files.writeString(known, Files.readString(known).replace("regressions/", ""));
    Cli mended = gate("--known", known);
    assertThat(mended.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(mended.out()).contains("\n  unexpected pass: REF-1 ", "'" + known + "' --accept\n");

    assertThat(gate("--known", known, "--accept").out()).contains("1 taken out, 0 put in\n");
    assertThat(known).isEmptyFile();
    assertThat(gate("--known", known).exitCode()).isZero();
  }

  @Test
  void expiry_dependsOnTheDayThatIsTold() throws IOException {
    gate("--bug", "B76", "--known", known, "--accept");
    fillIn();

    Cli last = gate("--bug", "B76", "--known", known, "--today", "2999-01-01");
    assertThat(last.exitCode()).as(last.out()).isZero();
    Cli gone = gate("--bug", "B76", "--known", known, "--today", "2999-01-02");
    assertThat(gone.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(gone.out()).contains("\nFAIL: 1 reason ", "\n  expired entry: REF-1 regressions/");
  }

  @Test
  void againstABase_onlyWhatBecameWorseCounts() {
    Path base = directory.resolve("base.json");
    gate("--bug", "B76", "--json", base);

    Cli same = gate("--bug", "B76", "--against", base);
    assertThat(same.exitCode()).as(same.out()).isZero();
    assertThat(same.out()).contains("\nold failures, in the base as well: REF-1\n");
    Cli worse = gate("--bug", "X02", "--against", base);
    assertThat(worse.exitCode()).isEqualTo(ExitCode.VIOLATED);
  }

  @Test
  void entryOfAFileThatIsNotThere_isStale() throws IOException {
    Files.writeString(
        known, "REF-1 gone.ptck\n  owner me\n  expires 2999-01-01\n  reason so\n");

    Cli gate = gate("--known", known);

    assertThat(gate.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(gate.out())
        .contains("\n  stale entry: REF-1 gone.ptck: cannot read ", "there is no such file");
  }

  @Test
  void listThatCannotBeWritten_costsNoReport() {
    Cli gate = gate("--bug", "B76", "--known", directory.resolve("no/known.txt"), "--accept");

    assertThat(gate.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(gate.out()).contains("\nFAIL REF-1: ", "\n  could not write --known ");
  }

  @Test
  void regressionOfAnotherGeometry_isRun_andOneOfNobody_isRed() throws IOException {
    Path file = regressions.resolve("a.ptck");
    String text =
        "ptck-scenario 1\ngeometry tiny4\nmanager reference\nentries plain\ncpus 1\nspawn A\n";
    Files.writeString(file, text);
    Cli run = gate();
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("reference/plain on tiny4\n");

    Files.writeString(file, text.replace("reference", "nobody"));
    Cli skipped = gate();
    assertThat(skipped.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(skipped.out()).contains("\n  regression not run: " + file + ": no run has");
  }

  /** Known failures must not hide others, and regressions are run however little time there is. */
  @Test
  void regressionsAreRunWhateverTheTime() throws IOException {
    for (int file = 0; file < 5; file++) {
      Files.writeString(
          regressions.resolve(file + ".ptck"),
          "ptck-scenario 1\ngeometry tiny\nmanager reference\nentries plain\ncpus 1\n"
              + "spawn A\nmap A 0x%x000 1 anon rw\n".formatted(file));
    }

    Cli gate =
        Cli.run(
            "gate", "--time", "0ms", "--geometry", "tiny", "--entries", "plain",
            "--regressions", regressions, "--out", directory.resolve("out"));

    assertThat(gate.out()).contains("\n    5 scenarios, ").doesNotContain("not run: ");
  }

  @Test
  void whatDoesNotGoTogether_isSaid() throws IOException {
    assertUsage("--accept repairs a list; name it with --known FILE", "--accept");
    assertUsage("exclude each other", "--time", "1s");
    assertUsage("there is no such file or directory; --accept makes one", "--known", known);
    Files.writeString(known, "REF-1 a.ptck\n");
    assertUsage("failures.txt:1: the entry has no owner; write", "--known", known);
    assertUsage("it is no JSON", "--against", known);
    Files.writeString(known, "{}");
    assertUsage("it is no report of this kit", "--against", known);
    assertUsage("'tomorrow' is no day; write YYYY-MM-DD", "--today", "tomorrow");
  }

  private void assertUsage(String complaint, Object... options) {
    Cli gate = gate(options);
    assertThat(gate.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(gate.err()).contains(complaint);
  }

  private Cli gate(Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "gate", "--geometry", "tiny", "--entries", "plain", "--scenarios", 300,
                "--regressions", regressions, "--out", directory.resolve("out")));
    words.addAll(List.of(more));
    return Cli.run(words.toArray());
  }

  private void fillIn() throws IOException {
    Files.writeString(
        known,
        Files.readString(known)
            .replace("owner   ?", "owner   me")
            .replace("expires ?", "expires 2999-01-01")
            .replace("reason  ?", "reason  so"));
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.list(regressions)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
