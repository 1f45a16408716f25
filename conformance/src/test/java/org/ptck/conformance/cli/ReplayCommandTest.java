package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

  private static final String B76 =
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
          exit B
          violates REF-1
          """;

  @TempDir private Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(directory.resolve("b76.ptck"), B76);
  }

  @Test
  void showsTheStepAndSaysThatItIsTheRuleOfTheFile() {
    Cli replay = Cli.run("replay", file);

    assertThat(replay.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(replay.out())
        .startsWith("FAIL REF-1: ")
        .containsPattern("fork A B +# <-- REF-1 is violated here\n    exit B\n")
        .contains("refcount  1\n  mapcount  2\n")
        .endsWith("\nFAIL: REF-1 is violated, as the file says\n");
  }

  @Test
  void saysThatItIsAnotherRuleThanThatOfTheFile() throws IOException {
    Files.writeString(file, B76.replace("violates REF-1", "violates SEM-1"));
    assertThat(Cli.run("replay", file).out())
        .endsWith("\nFAIL: REF-1 is violated; the file says SEM-1\n");

    Files.writeString(file, B76.replace("violates REF-1\n", ""));
    assertThat(Cli.run("replay", file).out())
        .endsWith("\nFAIL: REF-1 is violated; the file names no rule\n");
  }

  /** A wrong edit is legal content, but its author must see that nothing was done. */
  @Test
  void saysWhichStepsWereRefusedAndWhy() throws IOException {
    Files.writeString(
        file,
        """
            ptck-scenario 1
            geometry tiny
            manager reference
            entries plain
            cpus 1

            # a comment
            spawn A
            map A 0x123 1 anon rw
            map A 0x4000000000000000 1 anon rw
            map A 0x0 1 anon rw order=12
            write A 0x0
            """);

    Cli replay = Cli.run("replay", file);

    assertThat(replay.exitCode()).isZero();
    assertThat(replay.out())
        .contains(
            "\n  line 9: `map A 0x123 1 anon rw` refused: BAD_RANGE, ",
            "\n  line 10: `map A 0x4000000000000000 1 anon rw` refused: BAD_RANGE, ",
            "\n  line 11: `map A 0x0 1 anon rw order=12` refused: BAD_ARGUMENT, ",
            "\n  line 12: `write A 0x0` refused: NOT_MAPPED, ")
        .endsWith("\nPASS: no rule is violated; 4 of 5 steps refused, see above\n");
  }

  @Test
  void saysWhichStepsWereRefusedBeforeAViolation() throws IOException {
    Files.writeString(file, B76.replace("cpus 1\n", "cpus 1\nexit C\n"));

    assertThat(Cli.run("replay", file).out())
        .contains("\n  line 7: `exit C` refused: NO_SUCH_SPACE, the space does not exist\n")
        .contains("FAIL: REF-1 is violated");
  }

  @Test
  void aManagerLeavesTheVariantsOut() {
    Cli replay = Cli.run("replay", file, "--manager", "reference");

    assertThat(replay.exitCode()).isZero();
    assertThat(replay.out())
        .doesNotContain("variant")
        .endsWith("\nPASS: no rule is violated; the file says that REF-1 was violated once\n");
  }

  @Test
  void variantsReplaceThoseOfTheFile() {
    Cli replay = Cli.run("replay", "--variant", "late-rmap", file);

    assertThat(replay.exitCode()).isZero();
    assertThat(replay.out()).contains("    variant late-rmap\n");
  }

  @Test
  void aPluginMayStandIn() throws IOException {
    Path jar = PluginJar.goodManager(directory);

    Cli replay = Cli.run("replay", "--plugin-path", jar, file, "--manager", "mine");

    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(replay.out()).contains("    manager mine\n");
  }

  @Test
  void aGeometryThatIsNotSupportedIsNoVerdict() throws IOException {
    Path jar = PluginJar.goodManager(directory);
    Files.writeString(file, B76.replace("tiny", "arm64-4k"));

    Cli replay = Cli.run("replay", "--plugin-path", jar, file, "--manager", "mine");

    assertThat(replay.exitCode()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(replay.err())
        .isEqualTo("ptck: nothing to run: mine/plain does not support arm64-4k\n");
  }
}
