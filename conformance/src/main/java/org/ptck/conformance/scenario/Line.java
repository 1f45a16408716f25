package org.ptck.conformance.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a text, cut into words.
 *
 * @param number the number of the line, counted from 1
 * @param words the words; none on a blank line
 * @param endColumn the column at which one more word could have stood
 */
record Line(int number, List<Word> words, int endColumn) {

  /** Lines in which an event is named. */
  private static final List<String> ANCHORED = List.of(Words.WHEN, Words.SWITCH);

  /**
   * One word.
   *
   * @param text at least one character, none of them blank
   * @param column the column of its first character, counted from 1
   */
  record Word(String text, int column) {}

  /**
   * Cuts a line; blanks separate words, {@code #} starts a comment. In a line that starts with
   * {@code when} or {@code switch}, punctuation stands for itself and {@code #} before a digit is
   * an ordinal.
   */
  static Line of(int number, String text) {
    List<Word> words = new ArrayList<>();
    boolean isAnchored = false;
    int index = 0;
    while (index < text.length() && !startsComment(text, index, isAnchored)) {
      if (isBlank(text.charAt(index))) {
        index++;
        continue;
      }
      int start = index;
      do {
        index++;
      } while (index < text.length() && !endsWord(text, index, isAnchored));
      words.add(new Word(text.substring(start, index), start + 1));
      isAnchored = ANCHORED.contains(words.getFirst().text());
    }
    int endColumn =
        words.isEmpty() ? 1 : words.getLast().column() + words.getLast().text().length();
    return new Line(number, words, endColumn);
  }

  /** The lines of a text that have words. */
  static List<Line> allOf(String text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      Line cut = of(++number, line);
      if (!cut.words.isEmpty()) {
        lines.add(cut);
      }
    }
    return lines;
  }

  private static boolean startsComment(String text, int index, boolean isAnchored) {
    boolean isOrdinal =
        isAnchored && index + 1 < text.length() && isDigit(text.charAt(index + 1));
    return text.charAt(index) == '#' && !isOrdinal;
  }

  private static boolean endsWord(String text, int index, boolean isAnchored) {
    char c = text.charAt(index);
    return c == '#'
        || isBlank(c)
        || (isAnchored && (isPunctuation(c) || isPunctuation(text.charAt(index - 1))));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPunctuation(char c) {
    return "(),:".indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
