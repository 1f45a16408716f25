package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.conformance.testing.NeedsCCompiler;
import org.ptck.conformance.testing.RustCrate;

/** The examples in Rust conform, and the broken twin is caught. */
@NeedsCCompiler(and = "rustc")
class RustExamplesTest {

  @TempDir private static Path built;
  private static @Nullable RustCrate crate;

  @TempDir private Path directory;

  @BeforeAll
  static void build() {
    crate = RustCrate.build(built);
  }

  @ParameterizedTest
  @CsvSource({"paging, paging-rust", "lazy, lazy-rust"})
  void good_conforms(String example, String name) {
    Cli run = run(crate().example(example), 100);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains(name + "/plain on ").contains("\nPASS: ");
  }

  @Test
  void tablesWithoutTheCrate_conform() {
    Cli run = run(crate().alone(Path.of("../examples/native/tables.rs")), 100);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("tables-rust/plain on ").contains("\nPASS: ");
  }

  @Test
  void broken_isCaughtAsThePageShows() throws IOException {
    String page = Files.readString(Path.of("../docs/rust.md"));
    int begin = page.indexOf("  in      paging-rust-broken/plain on x86-64-4");
    String shown = page.substring(begin, page.indexOf("...", begin));

    Cli run = run(crate().example("paging_broken"), 1000);

    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.VIOLATED);
    assertThat(run.out()).contains("FAIL TBL-4:", shown).contains("\nFAIL: 1 finding of ");
  }

  private static RustCrate crate() {
    return Objects.requireNonNull(crate);
  }

  private Cli run(Path library, int scenarioCount) {
    return Cli.run("run", "--native", library, "--scenarios", scenarioCount, "--out", directory);
  }
}
