package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

  @TempDir private Path directory;

  @Test
  void everyBundledImplementationOnEveryGeometry() {
    Cli run = Cli.run("run", "--scenarios", 20, "--out", directory);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("\\nGEO-1 +PASS .*\\n")
        .containsPattern("PASS on each of \\d+ geometries\n    \\d+ scenarios, ")
        .contains("\nPASS: ");
    assertThat(run.err()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aBugIsFoundAndItsScenarioReplays() throws IOException {
    Cli run = bug("--geometry", "tiny", "--entries", "plain");

    Path file = only("REF-1-reference-plain-tiny-B76-");
    assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(run.out())
        .contains("\nFAIL REF-1: ")
        .contains("# <-- REF-1 is violated here")
        .contains("./ptck replay " + file + "\n")
        .contains("\nFAIL: 1 finding of ");
    assertThat(Cli.run("replay", file).exitCode()).isEqualTo(ExitCode.VIOLATED);
  }

  @Test
  void theSweepFailsEveryAllocationOfEveryStep() {
    Cli run =
        Cli.run(
            "run", "--profile", "sweep", "--scenarios", 10, "--geometry", "tiny", "--entries",
            "plain", "--out", directory);

    assertThat(run.exitCode()).as(run.out()).isZero();
    // Ten scenarios, and one or two more for each allocation that they make.
    assertThat(run.out()).containsPattern("\n    [1-9]\\d\\d scenarios, ");
  }

  @Test
  void severalVariantsAreNamedTogether() throws IOException {
    Cli run =
        Cli.run(
            "run", "--variant", "late-rmap", "--variant", "B76", "--geometry", "tiny",
            "--scenarios",
            2000, "--out", directory);

    assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(run.out())
        .contains("A   reference/plain on tiny, variant late-rmap B76\n", "\nA   FAIL\n");
    assertThat(only("REF-1-reference-plain-tiny-late-rmap-B76-")).exists();
  }

  @Test
  void stylesArePrinted() {
    Cli run = Cli.run("run", "--variant", "late-rmap", "--scenarios", 20, "--out", directory);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("    styles that widen the rules: LATE_RMAP\n");
  }

  @Test
  void onlyTheRulesAskedForAreLookedAt() {
    Cli run = bug("--geometry", "tiny", "--rule", "SEM-1", "GEO-1");

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("\nSEM-1  PASS").contains("PASS: 6 rules held, ");
  }

  @Test
  void nothingExecutedIsNoVerdict() {
    Cli run = Cli.run("run", "--scenarios", 0, "--out", directory);

    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(run.out())
        .contains("\nINCONCLUSIVE: nothing was executed, so there is no verdict\n");
  }

  @Test
  void workersChangeNothingButTheTime() {
    assertThat(withWorkers(1)).isEqualTo(withWorkers(3)).contains("1200 scenarios");
  }

  private String withWorkers(int count) {
    Cli run =
        Cli.run(
            "run", "--geometry", "tiny", "--entries", "plain", "--scenarios", 1200, "--workers",
            count, "--out", directory);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().replaceAll("in [0-9.]+ s", "");
  }

  @Test
  void noWorkers_isAUsageError() {
    Cli run = Cli.run("run", "--workers", 0);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--workers 0: it takes at least one");
  }

  @Test
  void timeEndsARun() {
    Cli run = Cli.run("run", "--time", "50ms", "--geometry", "tiny", "--out", directory);

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void jsonIsAFunctionOfTheSeedButForSeconds() throws IOException {
    Path one = directory.resolve("one.json");
    Path other = directory.resolve("other.json");
    for (Path file : new Path[] {one, other}) {
      bug("--keep-going", "--json", file);
    }

    String json = Files.readString(one);
    assertThat(withoutSeconds(json)).isEqualTo(withoutSeconds(Files.readString(other)));
    assertThat(json).contains("\"verdict\" : \"FAIL\"", "\"variant\" : \"B76\"", "\"seed\" : 1,");
  }

  @Test
  void seedsDiffer() {
    Cli one = Cli.run("run", "--scenarios", 20, "--geometry", "tiny", "--seed", 0x10);
    Cli same = Cli.run("run", "--scenarios", 20, "--geometry", "tiny", "--seed", "0x10");
    Cli other = Cli.run("run", "--scenarios", 20, "--geometry", "tiny", "--seed", 17);

    assertThat(table(one)).contains("REF-1").isEqualTo(table(same)).isNotEqualTo(table(other));
  }

  @Test
  void whatCannotBeWrittenDoesNotLoseTheVerdict() throws IOException {
    Path occupied = Files.writeString(directory.resolve("occupied"), "");

    Cli failed = Cli.run("run", "--bug", "B76", "--out", occupied, "--json", directory);
    Cli passed = Cli.run("run", "--scenarios", 5, "--out", occupied, "--json", directory);
    Cli empty = Cli.run("run", "--scenarios", 0, "--out", occupied, "--json", directory);

    assertThat(failed.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(failed.out()).contains("not saved").contains("fork A B").contains("FAIL: ");
    assertThat(failed.err()).contains("could not write " + occupied, "could not write --json");
    assertThat(passed.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(passed.out()).contains("\nPASS: ");
    assertThat(passed.err()).contains("could not write --json " + directory);
    assertThat(empty.exitCode()).isEqualTo(ExitCode.NO_VERDICT);
  }

  /** Who misspelt a name, or forgot an option, must see that nothing of it was run. */
  @Test
  void regressionsThatNoRunIsAboutAreNamedWithTheReason() throws IOException {
    Path kept = Files.createDirectory(directory.resolve("kept"));
    String text =
        """
            ptck-scenario 1
            geometry tiny
            manager reference
            entries plain
            cpus 1
            spawn A
            map A 0x123 1 anon rw
            """;
    Files.writeString(kept.resolve("a-run.ptck"), text);
    Files.writeString(kept.resolve("b.ptck"), text.replace("reference", "referense"));
    Files.writeString(kept.resolve("c.ptck"), text.replace("reference", "mine"));
    Files.writeString(kept.resolve("d.ptck"), text.replace("plain", "contpte"));
    Files.writeString(kept.resolve("e.ptck"), text.replace("tiny", "arm64-4k"));
    Files.writeString(kept.resolve("f.ptck"), text.replace("cpus", "variant B76\ncpus"));
    Files.writeString(kept.resolve("g.ptck"), text.replace("reference", "mine"));
    Path json = directory.resolve("run.json");

    Cli run =
        Cli.run(
            "run", "--entries", "plain", "--geometry", "tiny", "--scenarios", 20, "--regressions",
            kept, "--json", json);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "    regression: 1 of 2 steps refused; ptck replay says why:",
            kept.resolve("a-run.ptck").toString(),
            "6 regressions skipped: no run has what they name\n",
            "  manager referense, which nobody provides here (did you mean 'reference'?):",
            "  manager mine, which nobody provides here: " + kept.resolve("c.ptck") + ",",
            "  entries contpte: ",
            "  geometry arm64-4k: ",
            "  variant B76: ");
    assertThat(Files.readString(json))
        .contains("\"named\" : \"variant B76\"", "\"refused\" : 1,");
  }

  @Test
  void regressionsRunFirstAndOnlyThoseOfTheRun() throws IOException {
    Path kept = Files.createDirectory(directory.resolve("kept"));
    bug("--geometry", "tiny");
    Path found = only("REF-1-reference-plain-tiny-B76-");
    Path name = found.getFileName();
    Files.move(found, kept.resolve(name));
    Files.writeString(kept.resolve("notes.txt"), "not a scenario");

    Cli bug =
        Cli.run(
            "run", "--bug", "B76", "--geometry", "tiny", "--scenarios", 0, "--out", directory,
            "--regressions", kept);
    Cli good = Cli.run("run", "--scenarios", 0, "--geometry", "tiny", "--regressions", kept);

    assertThat(bug.exitCode()).isEqualTo(ExitCode.VIOLATED);
    assertThat(bug.out()).contains("    1 scenarios, ")
        .contains("cp ")
        .contains(" " + kept + "/\n");
    assertThat(good.exitCode()).isEqualTo(ExitCode.NO_VERDICT);
    assertThat(kept.resolve(name)).exists();
  }

  /** The file of the run. */
  private Path only(String start) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(start)).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  private Cli bug(Object... more) {
    Object[] args = new Object[more.length + 7];
    Object[] first = {"run", "--bug", "B76", "--scenarios", 500, "--out", directory};
    System.arraycopy(first, 0, args, 0, first.length);
    System.arraycopy(more, 0, args, first.length, more.length);
    return Cli.run(args);
  }

  private static String withoutSeconds(String json) {
    assertThat(json).containsPattern("\"seconds\" : \\d+\\.\\d{3},");
    return json.replaceAll("\"seconds\" : [0-9.]+", "");
  }

  private static String table(Cli run) {
    return run.out().substring(run.out().indexOf("\nrule "), run.out().indexOf("\n\n  PASS n"));
  }
}
