package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.ExecutorFactory;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.oracle.Lies;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;

/** {@code ptck run --profile oracle}: the kit checks itself. */
class OracleProfileTest {

  @TempDir private Path directory;

  @Test
  void ledgerAndOracleAgreeAboutTheBundledImplementations() {
    Cli run =
        Cli.run("run", "--profile", "oracle", "--scenarios", 3, "--geometry", "tiny",
            "--out", directory);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("   reference/contpte on tiny\n", "\nA   PASS\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void whereTheyDisagree_itIsABugOfTheKit_withSeedAndScenario() throws IOException {
    IllegalStateException failed =
        new IllegalStateException(new IllegalStateException("the kit itself", Lies.thrown()));

    RuntimeException told = OwnFault.of(failed, 42, directory).orElseThrow();

    assertThat(told).isInstanceOf(CommandFailure.class);
    assertThat(((CommandFailure) told).exitCode()).isEqualTo(ExitCode.NO_VERDICT);
    Path file = only(directory.resolve("oracle"));
    assertThat(Files.readString(file)).isEqualTo(ScenarioPrinter.print(Lies.SCENARIO));
    assertThat(told)
        .hasMessageStartingWith(
            "internal error: the slow oracle disagrees; this is a bug of the kit")
        .hasMessageContaining("on tiny, seed 42, at step 2, after event ")
        .hasMessageContaining("tables allocated: memory 1, ledger 2")
        .hasMessageContaining(
            "./ptck run --profile oracle --geometry tiny --scenarios 1 --regressions "
                + file.getParent())
        .hasMessageEndingWith("\n    write A 0x0");
  }

  /** Its memory is not here; and what is asked is whether the kit is right, not the library. */
  @Test
  void whatRunsInAnotherProcess_isRefused() {
    ExecutorFactory isolated =
        new ExecutorFactory() {
          @Override
          public Executor open(
              Implementation implementation, Geometry geometry, List<Rule> rules, Bounds bounds,
              Heartbeat heartbeat) {
            throw new AssertionError("nothing is to be run");
          }

          @Override
          public boolean isIsolated() {
            return true;
          }
        };
    Implementation foreign =
        new Implementation(
            Requests.REFERENCE.manager(), Requests.REFERENCE.entries(), isolated);

    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> Profile.ORACLE.place(foreign))
        .withMessageContaining("leave --native and --plugin-path out")
        .matches(failure -> failure.exitCode() == ExitCode.USAGE);
  }

  @Test
  void otherFailuresAreNotItsOwn() {
    assertThat(OwnFault.of(new IllegalStateException("x"), 42, directory)).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
