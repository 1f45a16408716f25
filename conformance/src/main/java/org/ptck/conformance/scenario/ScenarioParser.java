package org.ptck.conformance.scenario;

import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenarios from text. Every text has an answer: a scenario, or the first error with its
 * place. Nothing is thrown.
 */
public final class ScenarioParser {

  private final String source;
  private final HeaderGrammar header = new HeaderGrammar();
  private final List<Part> parts = new ArrayList<>();
  private int version;
  private @Nullable TogetherGrammar together;
  private @Nullable String violates;

  private ScenarioParser(String source) {
    this.source = source;
  }

  /**
   * Reads a scenario from the bytes of a file in UTF-8.
   *
   * @param source the name of the file, for messages
   */
  public static Either<ScenarioError, Scenario> parse(String source, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer output = CharBuffer.allocate(bytes.length);
    boolean malformed = decoder.decode(input, output, true).isError();
    String text = output.flip().toString();
    return malformed ? Either.left(binary(source, text)) : parse(source, text);
  }

  /**
   * Reads a scenario from text.
   *
   * @param source the name of the file, for messages
   */
  public static Either<ScenarioError, Scenario> parse(String source, String text) {
    int nul = text.indexOf('\0');
    return nul >= 0
        ? Either.left(binary(source, text.substring(0, nul)))
        : new ScenarioParser(source).parse(Line.allOf(text));
  }

  /**
   * Reads a scenario to run: steps side by side are refused.
   *
   * @param source the name of the file, for messages
   */
  public static Either<ScenarioError, Scenario> parseToRun(String source, byte[] bytes) {
    return parse(source, bytes)
        .flatMap(
            scenario -> scenario.hasTogether()
                ? Either.left(notYet(source, new String(bytes, StandardCharsets.UTF_8)))
                : Either.right(scenario));
  }

  private static ScenarioError notYet(String source, String text) {
    Line first =
        Line.allOf(text)
            .stream()
            .filter(line -> line.words().getFirst().text().equals(Words.TOGETHER))
            .findFirst()
            .orElseThrow();
    String message =
        "found '%s', which is read but not run yet; to run the steps one after the other, take out"
            + " the lines '%s', '%s' and '%s'";
    return new ScenarioError(
        source,
        first.number(),
        first.words().getFirst().column(),
        message.formatted(Words.TOGETHER, Words.TOGETHER, Words.SWITCH, Words.END));
  }

  /**
   * The numbers of the lines that hold the steps, counted from 1, in the order of the steps.
   *
   * @param text a text that is a scenario
   */
  public static List<Integer> stepLines(String text) {
    return Line.allOf(text)
        .stream()
        .skip(1)
        .filter(line -> isStep(line.words().getFirst().text()))
        .map(Line::number)
        .toList();
  }

  private static boolean isStep(String word) {
    return !HeaderGrammar.starts(word)
        && !word.equals(Words.WHEN)
        && !word.equals(Words.VIOLATES)
        && !Words.AROUND_STEPS.contains(word);
  }

  private Either<ScenarioError, Scenario> parse(List<Line> lines) {
    if (lines.isEmpty()) {
      String message = "found no content, expected '%s'".formatted(formatLine());
      return Either.left(new ScenarioError(source, 1, 1, message));
    }
    ScenarioError error = read(lines.getFirst(), this::version);
    for (int i = 1; i < lines.size() && error == null; i++) {
      int number = lines.get(i).number();
      error = read(lines.get(i), reader -> line(reader, number));
    }
    if (error == null && !header.missing().isEmpty()) {
      Line last = lines.getLast();
      String message =
          "found the end of the file, expected a '%s' line".formatted(header.missing());
      error = new ScenarioError(source, last.number(), last.endColumn(), message);
    }
    if (error == null && together != null) {
      Line last = lines.getLast();
      String message =
          "found the end of the file, expected '%s' for the '%s' of line %d"
              .formatted(Words.END, Words.TOGETHER, together.line());
      error = new ScenarioError(source, last.number(), last.endColumn(), message);
    }
    return error == null
        ? Either.right(new Scenario(header.header(), parts, violates))
        : Either.left(error);
  }

  /** What reads a line. */
  private interface LineGrammar {
    void read(WordReader reader);
  }

  private @Nullable ScenarioError read(Line line, LineGrammar grammar) {
    WordReader reader = new WordReader(source, line);
    grammar.read(reader);
    return reader.error();
  }

  private void version(WordReader reader) {
    if (!reader.peek().equals(Words.FORMAT)) {
      reader.fail("'" + formatLine() + "'");
      return;
    }
    reader.literal(Words.FORMAT);
    String expected =
        "version %d or %d, the only ones known"
            .formatted(Words.VERSION_FIRST, Words.VERSION_TOGETHER);
    version = (int) Numbers.parse(reader.word(expected));
    if (version != Words.VERSION_FIRST && version != Words.VERSION_TOGETHER) {
      reader.failBack(expected);
    }
    reader.end();
  }

  private void line(WordReader reader, int number) {
    String word = reader.peek();
    if (violates != null) {
      reader.fail("nothing after '" + Words.VIOLATES + "'");
    } else if (version < Words.VERSION_TOGETHER && word.equals(Words.TOGETHER)) {
      reader.report(
          "'%s' is not known in this version, %s; write '%s %d' in the first line"
              .formatted(word, formatLine(), Words.FORMAT, Words.VERSION_TOGETHER));
    } else if (HeaderGrammar.starts(word) && (!parts.isEmpty() || together != null)) {
      reader.fail("header lines before the first step");
    } else if (HeaderGrammar.starts(word)) {
      header.read(reader);
    } else if (!header.missing().isEmpty()) {
      reader.fail("a '" + header.missing() + "' line before the first step");
    } else if (together != null) {
      goOn(reader, together);
    } else if (word.equals(Words.VIOLATES)) {
      violates = violates(reader);
    } else if (word.equals(Words.WHEN)) {
      when(reader);
    } else if (version >= Words.VERSION_TOGETHER
        && (word.equals(Words.SWITCH) || word.equals(Words.END))) {
      reader.fail("a step: no '" + Words.TOGETHER + "' is open");
    } else if (word.equals(Words.TOGETHER)) {
      together = new TogetherGrammar(number, header.header().cpuCount());
      reader.literal(Words.TOGETHER);
      reader.end();
    } else {
      parts.add(StepGrammar.step(reader, header.header().cpuCount()));
    }
  }

  /** Reads a line of steps side by side. */
  private void goOn(WordReader reader, TogetherGrammar open) {
    if (reader.peek().equals(Words.END)) {
      parts.add(open.end(reader));
      together = null;
    } else {
      open.read(reader);
    }
  }

  private void when(WordReader reader) {
    if (parts.isEmpty()
        || !(parts.getLast() instanceof Step step)
        || step.meanwhile() != null) {
      reader.fail("'" + Words.WHEN + "' below a step, once");
      return;
    }
    Meanwhile meanwhile =
        WhenGrammar.meanwhile(reader, header.header().cpuCount(), step.cpu());
    if (reader.error() == null) {
      parts.set(parts.size() - 1, step.meanwhile(meanwhile));
    }
  }

  private static String violates(WordReader reader) {
    reader.literal(Words.VIOLATES);
    String id = reader.word("a rule id such as REF-1");
    if (!RuleIds.isKnown(id)) {
      reader.failBack(RuleIds.expectedFor(id));
    }
    reader.end();
    return id;
  }

  private static String formatLine() {
    return Words.FORMAT + " " + Words.VERSION_FIRST;
  }

  /** The error for what follows {@code before}, which is all that is text. */
  private static ScenarioError binary(String source, String before) {
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    return new ScenarioError(source, line, column, "found binary content, expected UTF-8 text");
  }
}
