package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptck.conformance.testing.ExamplesInC;
import org.ptck.conformance.testing.NeedsCCompiler;

/** Whoever kills children while they run: no verdict, no count and no scenario is lost. */
@NeedsCCompiler(and = "make")
class NativeKillTest {

  private static final int KILL_COUNT_MAX = 2;
  private static final int POLL_MILLIS = 5;

  /**
   * Computing time after which a child has certainly started and answered: one that dies twice over
   * the same scenario is blamed for it, and rightly.
   */
  private static final int AGE_MILLIS_MIN = 1_000;

  private static final int AGE_MILLIS_SPREAD = 500;

  @TempDir private Path directory;

  @Test
  void killedChildren_changeNothing() throws IOException, InterruptedException {
    // It has failures, so that children die while they are made small as well.
    Path library = ExamplesInC.make(directory).library("libsv39-broken");
    Path alone = directory.resolve("alone.json");
    Cli expected = run(library, alone);
    Path disturbed = directory.resolve("disturbed.json");
    CompletableFuture<Cli> running =
        CompletableFuture.supplyAsync(() -> run(library, disturbed));

    int killed = killChildren(running);

    Cli actual = running.join();
    assertThat(killed).isPositive();
    assertThat(actual.exitCode()).as(actual.err()).isEqualTo(expected.exitCode());
    assertThat(withoutTimes(disturbed)).isEqualTo(withoutTimes(alone));
  }

  /** Kills children at random ages. */
  private static int killChildren(CompletableFuture<Cli> running) throws InterruptedException {
    Random random = new Random(7);
    Map<Long, Integer> ends = new HashMap<>();
    int killed = 0;
    while (killed < KILL_COUNT_MAX && !running.isDone()) {
      for (ProcessHandle child : ProcessHandle.current().children().toList()) {
        int end =
            ends.computeIfAbsent(
                child.pid(), _ -> AGE_MILLIS_MIN + random.nextInt(AGE_MILLIS_SPREAD));
        if (ageMillis(child) >= end && child.destroyForcibly()) {
          killed++;
          ends.put(child.pid(), Integer.MAX_VALUE);
        }
      }
      Thread.sleep(POLL_MILLIS);
    }
    return killed;
  }

  private static long ageMillis(ProcessHandle child) {
    return child.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  private Cli run(Path library, Path json) {
    return Cli.run(
        "run", "--native", library, "--geometry", "riscv-sv39", "--scenarios", 100,
        "--out", directory.resolve("out"), "--json", json);
  }

  private static String withoutTimes(Path json) throws IOException {
    return Files.readString(json).replaceAll("\"seconds\" *: *[0-9.]+", "\"seconds\": 0");
  }
}
