package org.ptck.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/** Holds {@code docs/scenario-format.md} to what the parser does. */
class ScenarioFormatPageTest {

  private static final Path PAGE = Path.of("docs/scenario-format.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```ptck\n(.*?)^```$");
  private static final Pattern TABLE_LINE = Pattern.compile("(?m)^\\| `([^`]*)` \\|");

  private final String page = read();

  @Test
  void everyBlockParses() {
    List<String> blocks = found(BLOCK);

    assertThat(blocks).isNotEmpty();
    assertThat(blocks).allSatisfy(ScenarioFormatPageTest::assertParses);
  }

  @Test
  void everyExampleLineParses() {
    List<String> lines = found(TABLE_LINE);
    String header = "ptck-scenario 1\ngeometry tiny\nmanager a\nentries b\ncpus 2\n";

    assertThat(lines).hasSizeGreaterThan(15);
    for (String line : lines) {
      String word = line.split(" ", 2)[0];
      String replaced = header.replaceAll("(?m)^" + Pattern.quote(word) + " .*\n", line + "\n");
      // What happens in the middle of a step stands below one.
      String step = word.equals(Words.WHEN) ? "lazy\n" : "";
      boolean isHeader = !replaced.equals(header) || header.contains(line);
      assertParses(isHeader ? replaced : header + step + line);
    }
  }

  @Test
  void everyWordOfTheGrammarOccurs() {
    Stream<String> words =
        Stream.of(
            List.of(Words.FORMAT, Words.ORDER, Words.CPU),
            List.of(Words.FAILING, Words.ALLOC, Words.VIOLATES),
            List.of(Words.MARKS, Words.WHEN, Words.BEFORE, Words.ORDINAL),
            Stream.of(AnchorKind.values()).map(AnchorKind::word).toList(),
            Stream.of(Sharing.values()).map(Sharing::word).toList(),
            Words.HEADER,
            OperationText.words(),
            Stream.of(Permission.values()).map(Permission::word).toList())
            .flatMap(List::stream);

    assertThat(words).allSatisfy(word -> assertThat(page).contains("\"" + word + "\""));
    assertThat(Words.RESERVED).allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    assertThat(Geometries.all().stream().map(Geometry::name))
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private List<String> found(Pattern pattern) {
    return pattern.matcher(page).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static void assertParses(String text) {
    assertThat(ScenarioParser.parse("page", text).fold(ScenarioError::text, _ -> ""))
        .as(text)
        .isEmpty();
  }

  /** Tests run in the module's folder; the page lies beside the modules. */
  private static String read() {
    try {
      return Files.readString(Files.exists(PAGE) ? PAGE : Path.of("..").resolve(PAGE));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
