package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
          "run --manager refernce | unknown manager 'refernce'; did you mean 'reference'?",
          "run --manager x        | known: reference; those of a plug-in need --plugin-path JAR",
          "run --manager x        | or --native LIB",
          "run --entries plian    | unknown entries 'plian'; did you mean 'plain'?",
          "run --geometry tyni    | unknown geometry 'tyni'; did you mean 'tiny'? known: tiny",
          "run --rule REF-9       | REF-9 is looked at by no run yet: it awaits swap, reclaim",
          "run --rule REF1        | unknown rule 'REF1'; did you mean 'REF-1'? known: REF-1, REF-2",
          "run --variant B67      | unknown variant 'B67'; did you mean 'B68'? known: B76",
          "run --bug b76          | unknown bug 'b76'; did you mean 'B76'? known: B76",
          "run --bug late-rmap    | unknown bug 'late-rmap'; known: B76",
          "run --bug B76 --variant B76 | --variant and --bug exclude each other",
          "run --bug B76 --manager x   | unknown manager 'x'",
          "run --scenarios many   | 'many' is not a number of at least 0",
          "run --scenarios -4     | '-4' is not a number of at least 0",
          "run --seed blue        | 'blue' is not a number of 64 bits",
          "run --time 30          | '30' is not a time; write 500ms, 30s, 5m or 1h",
          "run --profile soka     | unknown profile 'soka'; did you mean 'soak'? known: standard",
          "run --profile soak --scenarios 3 | leave --scenarios and --time out",
          "run --profile oracl    | unknown profile 'oracl'; did you mean 'oracle'? known: standard",
          "run --bug B09 --entries contpte  | B09 is a change of the entry operations plain",
          "run --time 3s --scenarios 3 | --scenarios and --time exclude each other; give one",
          "run --regressions no/where  | --regressions no/where: there is no such directory",
          "run --native a.so --plugin-path a.jar | exclude each other; give one",
          "run --fast             | Unknown option: '--fast'",
          "run --manager          | --manager",
          "runn                   | 'runn'",
          "replay                 | Missing required parameter: 'FILE'",
          "run --plugin-path nope.jar | --plugin-path nope.jar: there is no such file",
          "run --native nope.so   | --native nope.so: there is no such file: build the library",
          "replay no/where        | cannot read no/where: there is no such file or directory",
      })
  void commandLinesThatCannotBeUnderstood(String line, String message) {
    assertUsage(Cli.run((Object[]) line.split(" +")), message);
  }

  @Test
  void noCommandIsUsage() {
    assertUsage(Cli.run(), "Missing required subcommand");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
          "'' | :1:1: found no content, expected 'ptck-scenario 1'",
          "ptck-scenario 9 | :1:15: ",
          "ptck-scenario 1~geometry round | :2:10: found 'round', expected a geometry: tiny",
          "ptck-scenario 1~geometry tiny~manager a~entries b~cpus 1~jump A | :6:1: found 'jump'",
          "ptck-scenario 1~geometry tiny~manager a~entries b~cpus x | :5:6: found 'x'",
          "ptck-scenario 2~geometry tiny~manager a~entries b~cpus 2~spawn A~together~lazy~cpu1 lazy"
              + "~end | :7:1: found 'together', which is read but not run yet; to run the steps",
          "ptck-scenario 1~geometry tiny~manager a~entries b~cpus 1~spawn A~violates NOPE-77"
              + " | :7:10: found 'NOPE-77', expected a rule id such as REF-1; families are REF, RMP",
          "ptck-scenario 1~geometry tiny~manager a~entries b~cpus 1~spawn A~violates TLB-99"
              + " | :7:10: found 'TLB-99', expected a rule; there are TLB-1, TLB-2",
          "ptck-scenario 1~geometry tiny~manager a~entries b~cpus 1~spawn A~violates ref1"
              + " | :7:10: found 'ref1', expected a rule id such as REF-1; did you mean 'REF-1'?",
      })
  void filesThatCannotBeReadAreNamedWithLineAndColumn(String text, String message)
      throws IOException {
    Path file = directory.resolve("bad.ptck");
    Files.writeString(file, text.replace("~", "\n"));

    assertUsage(Cli.run("replay", file), file + message);
    assertUsage(Cli.run("run", "--regressions", directory), file + message);
  }

  @Test
  void binaryFiles() throws IOException {
    Path file = Files.write(directory.resolve("bad.ptck"), new byte[] {1, 0, -1});

    assertUsage(Cli.run("replay", file), file + ":1:3: found binary content");
  }

  @Test
  void aDirectoryIsNoScenario() {
    assertUsage(Cli.run("replay", directory), "cannot read " + directory);
  }

  @Test
  void aScenarioOfAnUnknownImplementationOrVariant() throws IOException {
    String text = "ptck-scenario 1\ngeometry tiny\nmanager mine\nentries plain\ncpus 1\n";
    Path file = Files.writeString(directory.resolve("mine.ptck"), text);
    String variant = text.replace("mine", "reference").replace("cpus", "variant B77\ncpus");
    Path other = Files.writeString(directory.resolve("variant.ptck"), variant);

    assertUsage(Cli.run("replay", file), file + ": unknown manager 'mine'; known: reference");
    assertUsage(Cli.run("replay", other), other + ": unknown variant 'B77'; did you mean 'B76'?");
  }

  private static void assertUsage(Cli cli, String message) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).startsWith("ptck: ").contains(message).doesNotContain("\tat ");
    assertThat(cli.out()).isEmpty();
  }
}
