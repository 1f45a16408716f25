package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.testing.CCompiler;
import org.ptck.conformance.testing.NeedsCCompiler;

/** Permissions of links, and mappings of the kernel beside those of users, in C code. */
@NeedsCCompiler
class NativePermissionTest {

  private static final String MAP_BOTH =
      """
          ptck-scenario 1
          geometry x86-64-4
          manager permissions
          entries plain
          cpus 1
          spawn A
          map A 0x0 1 anon ro
          read A 0x0
          map A 0x1000 1 anon rw
          write A 0x1000
          """;

  private static final String PROTECT =
      """
          ptck-scenario 1
          geometry x86-64-4
          manager permissions
          entries plain
          cpus 1
          spawn A
          map A 0x0 1 anon rw
          write A 0x0
          protect A 0x0 1 ro
          write A 0x0
          protect A 0x0 1 rw
          write A 0x0
          """;

  private static final String TWO_SPACES =
      """
          ptck-scenario 1
          geometry x86-64-4
          manager permissions
          entries plain
          cpus 1
          spawn A
          exit A
          spawn B
          """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
          "-DKERNEL=DEVICE",
          "-DKERNEL=EMPTY",
          "-DKERNEL=FOLIO",
          "-DKERNEL=DIRECT",
          "-DKERNEL=DEVICE -DKERNEL_IS_STATIC",
          "-DTRAMPOLINE",
          "-DTRAMPOLINE -DKERNEL=DIRECT"
      })
  void kernelMappings_areNobodysBusiness(String flags) {
    Path library = CCompiler.library(directory, "permissions.c", flags.split(" "));

    Cli smoke = Cli.run("smoke", "--native", library);
    assertThat(smoke.exitCode()).as(smoke.out() + smoke.err()).isZero();

    Cli run = Cli.run("run", "--native", library, "--scenarios", 100, "--out", directory);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-DLINK_PROTECTS", "-g"})
  void linksMayTakePermissionAway(String flags) throws IOException {
    Cli replay = replay(PROTECT, flags);

    assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
    assertThat(replay.out()).contains("\nPASS: no rule is violated");
  }

  @ParameterizedTest
  @CsvSource({
      "-DLINK_LIKE_LEAF, RUN-3",
      "-DLINK_WITHOUT_USER, RUN-3",
      "-DLEAF_WITHOUT_USER, RUN-3",
      "-DKERNEL=FOLIO -DKERNEL_OPEN, PRM-3"
  })
  void whatNoUserCodeMayUse_isFound(String flags, String rule) throws IOException {
    assertViolated(replay(MAP_BOTH, flags), rule);
  }

  @ParameterizedTest
  @CsvSource({"-DLINK_PROTECTS -DLINK_WITHOUT_FLUSH, TLB-1"})
  void pathsKeepThePermissionOfTheirLinks(String flags, String rule) throws IOException {
    assertViolated(replay(PROTECT, flags), rule);
  }

  @ParameterizedTest
  @CsvSource({"-DKERNEL=EMPTY -DKERNEL_PER_SPACE, TBL-8"})
  void kernelTablesOfOneSpace_areToBeFreed(String flags, String rule) throws IOException {
    assertViolated(replay(TWO_SPACES, flags), rule);
  }

  private Cli replay(String scenario, String flags) throws IOException {
    Path library = CCompiler.library(directory, "permissions.c", flags.split(" "));
    Path file = Files.writeString(directory.resolve("case.ptck"), scenario);
    return Cli.run("replay", file, "--native", library);
  }

  private static void assertViolated(Cli replay, String rule) {
    assertThat(replay.out() + replay.err()).contains("FAIL: " + rule + " is violated");
    assertThat(replay.exitCode()).isEqualTo(ExitCode.VIOLATED);
  }
}
