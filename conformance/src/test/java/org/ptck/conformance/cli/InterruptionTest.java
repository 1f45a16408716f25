package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever ends a run from outside keeps what it has found. */
@EnabledOnOs(OS.LINUX)
class InterruptionTest {

  private static final char CTRL_C = 3;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalEndsARunWithWhatWasFound(String signal) throws Exception {
    assumeFalse(KitProcess.isIgnored(signal), "whoever started this ignores the signal");
    Path json = directory.resolve("run.json");
    KitProcess run = KitProcess.start(endless("--bug", "B76", "--json", json));

    run.await(this::isSomethingFound);
    run.signal(signal);

    Cli ended = run.end();
    assertFound(ended);
    assertThat(ended.err()).contains("ptck: interrupted: what was found so far follows");
    assertThat(Files.readString(json))
        .contains("\"verdict\" : \"FAIL\"", "\"cutShort\" : \"interrupted\"");
  }

  @Test
  void ctrlCOnATerminalDoesTheSame() throws Exception {
    assumeCtrlCArrives();
    KitProcess run = KitProcess.start(onTerminal(endless("--bug", "B76")));

    run.awaitOutput(" runs, ");
    run.await(this::isSomethingFound);
    run.type(CTRL_C);

    assertFound(run.end());
  }

  @Test
  void withNothingFoundThereIsNoVerdict() throws Exception {
    assumeCtrlCArrives();
    KitProcess run = KitProcess.start(onTerminal(endless()));

    run.awaitOutput(" runs, ");
    run.type(CTRL_C);

    Cli ended = run.end();
    assertThat(ended.exitCode()).as(ended.out()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(ended.out()).contains("INTERRUPTED: nothing found so far");
  }

  @Test
  void theSecondSignalEndsAtOnce() throws Exception {
    // Nobody ever reads from the pipe: without the second signal, writing to it takes for ever.
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    KitProcess run = KitProcess.start(endless("--bug", "B76", "--json", pipe));

    run.await(this::isSomethingFound);
    run.signal("TERM");
    run.awaitOutput("INTERRUPTED: ");
    run.signal("TERM");

    Cli ended = run.end();
    assertThat(ended.exitCode()).as(ended.out()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(ended.err()).endsWith("ptck: interrupted: there is no verdict\n");
  }

  /** Where this was started in the background of a script, Ctrl-C is ignored by all it starts. */
  private static void assumeCtrlCArrives() throws IOException {
    assumeFalse(KitProcess.isIgnored("INT"), "whoever started this ignores Ctrl-C");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1)");
  }

  private void assertFound(Cli ended) throws IOException {
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(ended.out().replace("\r", ""))
        .contains("cut short: interrupted", "FAIL REF-1: ", "written by this run:\n")
        .contains("\nINTERRUPTED: ");
    Path first = files().getFirst();
    assertThat(ended.out()).contains("./ptck replay " + first);
    assertThat(Cli.run("replay", first).exitCode()).isEqualTo(ExitCode.VIOLATED);
  }

  private List<String> endless(Object... more) {
    Object[] args = {
        "run", "--geometry", "tiny", "--entries", "plain", "--keep-going", "--scenarios",
        1_000_000_000, "--out", directory
    };
    return KitProcess.command(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
  }

  /**
   * The command as a person gives it. Without exec a shell that stays in between is hit by Ctrl-C
   * too, and ends as 130 whatever the kit said.
   */
  private static List<String> onTerminal(List<String> command) {
    String line = "exec '" + String.join("' '", command) + "'";
    return List.of("script", "-qec", line, "/dev/null");
  }

  private boolean isSomethingFound() {
    try {
      return !files().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".ptck")).sorted().toList();
    }
  }
}
