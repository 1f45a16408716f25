package org.ptck.conformance.scenario;

import org.jspecify.annotations.Nullable;

/**
 * Reads the words of one line from left to right and remembers the first error.
 *
 * <p>After an error every further read returns a harmless default, so that a caller reads a whole
 * line as if it were right and asks for the error once, at the end.
 */
final class WordReader {

  private static final int FOUND_LENGTH_MAX = 40;

  private final String source;
  private final Line line;
  private int next;
  private @Nullable ScenarioError error;

  WordReader(String source, Line line) {
    this.source = source;
    this.line = line;
  }

  /** The first error; null if there was none. */
  @Nullable ScenarioError error() {
    return error;
  }

  /** The next word without reading it; empty at the end of the line. */
  String peek() {
    return next < line.words().size() ? line.words().get(next).text() : "";
  }

  /** Reads a word; empty, and an error, at the end of the line. */
  String word(String expected) {
    String word = peek();
    if (word.isEmpty()) {
      fail(expected);
      return "";
    }
    next++;
    return word;
  }

  /** The word read last; empty if none was. */
  String lastWord() {
    return next > 0 ? line.words().get(next - 1).text() : "";
  }

  /** Reads a word that must be the one given. */
  void literal(String expected) {
    if (!word("'" + expected + "'").equals(expected)) {
      failBack("'" + expected + "'");
    }
  }

  /** Reads a decimal or hexadecimal number within bounds; {@code min} after an error. */
  long number(String what, long min, long max) {
    return number(what, word(what), min, max);
  }

  /** Reads the number in a word that has just been read, or in a part of it. */
  long number(String what, String digits, long min, long max) {
    String expected =
        max == Long.MAX_VALUE
            ? what + " (decimal or 0x and hex digits, below 2^63)"
            : what + " (" + min + " to " + max + ")";
    long value = Numbers.parse(digits);
    if (value < min || value > max) {
      failBack(expected);
      return min;
    }
    return value;
  }

  /** Reports anything that is left on the line. */
  void end() {
    if (!peek().isEmpty()) {
      fail("the end of the line");
    }
  }

  /** Reports the next word, or the end of the line, unless an error was reported before. */
  void fail(String expected) {
    boolean atEnd = next >= line.words().size();
    int column = atEnd ? line.endColumn() : line.words().get(next).column();
    String found = atEnd ? "the end of the line" : quote(line.words().get(next).text());
    report(column, "found " + found + ", expected " + expected);
  }

  /** Reports the word read last. */
  void failBack(String expected) {
    if (error == null) {
      next--;
      fail(expected);
      next++;
    }
  }

  /** Reports the next word with a message of its own. */
  void report(String message) {
    boolean atEnd = next >= line.words().size();
    report(atEnd ? line.endColumn() : line.words().get(next).column(), message);
  }

  private void report(int column, String message) {
    if (error == null) {
      error = new ScenarioError(source, line.number(), column, message);
    }
  }

  /** The word as a message can show it: short, and without what a terminal would act upon. */
  static String quote(String word) {
    StringBuilder shown = new StringBuilder("'");
    word.chars()
        .limit(FOUND_LENGTH_MAX)
        .forEach(
            c -> shown.append(c > ' ' && c < 127 ? "" + (char) c : "\\u%04x".formatted(c)));
    return shown.append(word.length() > FOUND_LENGTH_MAX ? "...'" : "'").toString();
  }
}
