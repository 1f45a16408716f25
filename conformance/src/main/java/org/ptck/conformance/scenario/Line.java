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

  /**
   * One word.
   *
   * @param text at least one character, none of them blank
   * @param column the column of its first character, counted from 1
   */
  record Word(String text, int column) {}

  /** Cuts a line; blanks separate words, {@code #} starts a comment. */
  static Line of(int number, String text) {
    int comment = text.indexOf('#');
    int end = comment < 0 ? text.length() : comment;
    List<Word> words = new ArrayList<>();
    int index = 0;
    while (index < end) {
      if (isBlank(text.charAt(index))) {
        index++;
        continue;
      }
      int start = index;
      while (index < end && !isBlank(text.charAt(index))) {
        index++;
      }
      words.add(new Word(text.substring(start, index), start + 1));
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

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
