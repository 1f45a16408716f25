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
  private final List<Step> steps = new ArrayList<>();
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
    return !HeaderGrammar.starts(word) && !word.equals(Words.WHEN) && !word.equals(Words.VIOLATES);
  }

  private Either<ScenarioError, Scenario> parse(List<Line> lines) {
    if (lines.isEmpty()) {
      String message = "found no content, expected '%s'".formatted(formatLine());
      return Either.left(new ScenarioError(source, 1, 1, message));
    }
    ScenarioError error = read(lines.getFirst(), this::version);
    for (int i = 1; i < lines.size() && error == null; i++) {
      error = read(lines.get(i), this::line);
    }
    if (error == null && !header.missing().isEmpty()) {
      Line last = lines.getLast();
      String message =
          "found the end of the file, expected a '%s' line".formatted(header.missing());
      error = new ScenarioError(source, last.number(), last.endColumn(), message);
    }
    return error == null
        ? Either.right(new Scenario(header.header(), steps, violates))
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
    String expected = "version " + Words.VERSION + ", the only one known";
    if (Numbers.parse(reader.word(expected)) != Words.VERSION) {
      reader.failBack(expected);
    }
    reader.end();
  }

  private void line(WordReader reader) {
    String word = reader.peek();
    if (violates != null) {
      reader.fail("nothing after '" + Words.VIOLATES + "'");
    } else if (Words.RESERVED.contains(word)) {
      reader.report("'%s' is not known in this version, %s".formatted(word, formatLine()));
    } else if (HeaderGrammar.starts(word) && !steps.isEmpty()) {
      reader.fail("header lines before the first step");
    } else if (HeaderGrammar.starts(word)) {
      header.read(reader);
    } else if (!header.missing().isEmpty()) {
      reader.fail("a '" + header.missing() + "' line before the first step");
    } else if (word.equals(Words.VIOLATES)) {
      violates = violates(reader);
    } else if (word.equals(Words.WHEN)) {
      when(reader);
    } else {
      steps.add(StepGrammar.step(reader, header.header().cpuCount()));
    }
  }

  private void when(WordReader reader) {
    if (steps.isEmpty() || steps.getLast().meanwhile() != null) {
      reader.fail("'" + Words.WHEN + "' below a step, once");
      return;
    }
    Step step = steps.getLast();
    Meanwhile meanwhile =
        WhenGrammar.meanwhile(reader, header.header().cpuCount(), step.cpu());
    if (reader.error() == null) {
      steps.set(steps.size() - 1, step.meanwhile(meanwhile));
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
    return Words.FORMAT + " " + Words.VERSION;
  }

  /** The error for what follows {@code before}, which is all that is text. */
  private static ScenarioError binary(String source, String before) {
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    return new ScenarioError(source, line, column, "found binary content, expected UTF-8 text");
  }
}
