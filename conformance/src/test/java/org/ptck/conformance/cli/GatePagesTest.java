package org.ptck.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.conformance.gate.KnownFailuresReader;
import picocli.CommandLine;

/** Holds {@code docs/gate.md} and the workflow files to what the command is. */
class GatePagesTest {

  private static final Path DOCS = Path.of("../docs");

  private static final Pattern COMMAND = Pattern.compile("(?m)^\\./ptck (gate .*)$");

  /** No parser of YAML is at hand: what breaks such files by accident is looked for by hand. */
  @ParameterizedTest
  @ValueSource(strings = {"github.yml", "gitlab.yml"})
  void workflowFiles_areIndentedAsYaml(String name) throws IOException {
    int before = 0;
    for (String line : Files.readAllLines(DOCS.resolve("ci").resolve(name))) {
      String content = line.strip();
      if (content.isEmpty()) {
        continue;
      }
      int indent = line.length() - line.stripLeading().length();
      assertThat(line).doesNotContain("\t").isEqualTo(line.stripTrailing());
      assertThat(indent % 2).as(line).isZero();
      assertThat(indent).as(line).isLessThanOrEqualTo(before + 2);
      assertThat(content).matches(
          "#.*|- .+|[\\w$-]+:( .+)?|\\./ptck gate .*|--.*|[\\w-]+(\\.\\w+)?");
      before = indent + (content.startsWith("- ") ? 2 : 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github.yml", "gitlab.yml"})
  void workflowFiles_callTheGateWithOptionsThatItHas(String name) throws IOException {
    String text = Files.readString(DOCS.resolve("ci").resolve(name));

    // A folded text: its lines are one, joined by blanks.
    Matcher folded = Pattern.compile(">-\\n( +)\\./ptck (gate .*\\n(?:\\1--.*\\n)+)").matcher(text);
    assertThat(folded.find()).isTrue();
    String command = folded.group(2).replaceAll("\\s+", " ").strip();
    assertThat(folded.find()).as("another command").isFalse();
    assertThat(command)
        .contains("--known ", "--report junit=", "--report sarif=", "--out ptck-repros");
    for (String profile : List.of("merge", "nightly")) {
      assertThat(text).contains(profile);
      parse(command.replace("\"$PROFILE\"", profile));
    }
  }

  /** A file that a step uploads, and no command writes, is one that a red run loses. */
  @ParameterizedTest
  @ValueSource(strings = {"github.yml", "gitlab.yml"})
  void workflowFiles_keepWhatIsWritten_alsoWhenItIsRed(String name) throws IOException {
    String text = Files.readString(DOCS.resolve("ci").resolve(name));

    assertThat(text).containsPattern("if: always\\(\\)|when: always");
    for (String written : List.of("ptck-repros", "ptck.json", "ptck-junit.xml", "ptck.sarif")) {
      assertThat(text).containsPattern("\\n +(- )?" + Pattern.quote(written) + "\\n");
    }
  }

  static Stream<String> commands() throws IOException {
    return COMMAND.matcher(page()).results().map(found -> found.group(1)).distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandOfThePage_isOne(String command) {
    parse(command);
  }

  @Test
  void theListOfThePage_isOne() throws IOException {
    String page = page();
    String list = page.substring(page.indexOf("# One block"), page.indexOf("```\n\nPaths"));

    assertThat(KnownFailuresReader.read("gate.md", list, false).get().entries()).hasSize(2);
  }

  /** The two commands that accept and compare, as a reader runs them one after the other. */
  @Test
  void thePageIsFollowed(@TempDir Path directory) throws IOException {
    List<Integer> codes = new ArrayList<>();
    for (String command : commands().filter(each -> each.contains("--scenarios")).toList()) {
      List<String> words = new ArrayList<>();
      for (String word : command.split(" ")) {
        boolean isFile = word.endsWith(".txt") || word.endsWith(".json");
        words.add(isFile ? directory.resolve(word).toString() : word);
      }
      words.addAll(
          List.of(
              "--out", directory.resolve("out").toString(),
              "--regressions", Files.createDirectories(directory.resolve("kept")).toString()));
      codes.add(Cli.run(words.toArray()).exitCode());
    }

    // The kept scenario names a bug, and the second and third command have it as well.
    assertThat(codes).containsExactly(1, 1, 0);
    assertThat(directory.resolve("known-failures.txt")).content().contains("\n  owner   ?\n");
  }

  private static String page() throws IOException {
    return Files.readString(DOCS.resolve("gate.md"));
  }

  private static void parse(String command) {
    List<String> words = List.of(command.split(" +"));
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    new CommandLine(new RootCommand())
        .addSubcommand(new GateCommand(nowhere, nowhere, Interruption.never()))
        .parseArgs(words.toArray(String[]::new));
  }
}
