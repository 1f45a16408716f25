package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verdict that nobody was told is none. */
@EnabledOnOs(OS.LINUX)
class DeliveryTest {

  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
          "run --scenarios 5 --geometry tiny", "replay FILE", "rules", "list", "--help"
      })
  void outputThatCannotBeWrittenIsNoVerdict(String line) throws Exception {
    Object[] words = line.replace("FILE", passing().toString()).split(" ");

    Cli full = KitProcess.start(KitProcess.command(words), FULL).end();

    assertThat(full.exitCode()).as(full.err()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(full.err()).contains("could not write to standard output (No space left on device)");
  }

  @Test
  void aViolationStaysOne() throws Exception {
    List<String> bug =
        KitProcess.command(
            "run", "--bug", "B76", "--geometry", "tiny", "--entries", "plain", "--scenarios", 500,
            "--out", directory.resolve("out"));

    Cli full = KitProcess.start(bug, FULL).end();

    assertThat(full.exitCode()).as(full.err()).isEqualTo(ExitCode.VIOLATED);
    assertThat(directory.resolve("out")).isNotEmptyDirectory();
  }

  @Test
  void aReaderThatHasEnoughIsNotToldAndGetsNoVerdict() throws Exception {
    KitProcess run =
        KitProcess.start(KitProcess.command("run", "--scenarios", 5, "--geometry", "tiny"));
    run.closeOutput();

    Cli ended = run.end();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void jsonThatCannotBeWrittenIsNoVerdict() {
    Cli run = Cli.run("run", "--scenarios", 5, "--geometry", "tiny", "--json", FULL);
    Cli list = Cli.run("list", "--json", FULL);

    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(run.err()).contains("could not write --json /dev/full (No space left on device)");
    assertThat(list.exitCode()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(FULL).exists();
  }

  /** No file may grow: as on a full disk, the file is there, and nothing goes into it. */
  @Test
  void aFullDiskLeavesNoEmptyFilesAndLosesNothing() throws Exception {
    Path out = Files.createDirectory(directory.resolve("out"));
    Path json = directory.resolve("run.json");
    Files.writeString(json, "the result of last week");
    List<String> bug =
        KitProcess.command(
            "run", "--bug", "B76", "--geometry", "tiny", "--entries", "plain", "--scenarios", 500,
            "--out", out, "--json", json);
    String line = "ulimit -f 0; exec '" + String.join("' '", bug) + "'";

    Cli full = KitProcess.start(List.of("sh", "-c", line)).end();

    assertThat(full.exitCode()).as(full.out() + full.err()).isEqualTo(ExitCode.VIOLATED);
    assertThat(full.out()).contains("not saved", "fork A B", "violates REF-1");
    assertThat(full.out()).doesNotContain("written by this run");
    assertThat(full.err()).contains("could not write " + out, "could not write --json");
    assertThat(out).isEmptyDirectory();
    assertThat(json).hasContent("the result of last week");
    assertThat(directory).isDirectoryNotContaining("glob:**.draft");
  }

  private Path passing() throws IOException {
    String scenario =
        """
            ptck-scenario 1
            geometry tiny
            manager reference
            entries plain
            cpus 1
            spawn A
            """;
    return Files.writeString(directory.resolve("passing.ptck"), scenario);
  }
}
