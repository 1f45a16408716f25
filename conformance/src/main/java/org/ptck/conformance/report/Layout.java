package org.ptck.conformance.report;

import java.util.List;
import java.util.Locale;

/** How text is laid out for people: columns, lines of bearable length, short numbers. */
public final class Layout {

  /** The columns of a page, as a terminal has them at least. */
  public static final int WIDTH = 80;

  private Layout() {}

  /** Rows as columns, two blanks apart, without blanks at the ends of lines. */
  public static String table(List<List<String>> rows) {
    int columnCount = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columnCount];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(padded(row.get(column), widths[column] + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** Text after a prefix; further lines are indented as far as the prefix is long. */
  public static String wrapped(String prefix, String text) {
    return wrapped(prefix, " ".repeat(prefix.length()), text);
  }

  /** Text broken into lines; the first begins with one prefix, the others with another. */
  public static String wrapped(String prefix, String otherPrefix, String text) {
    return wrapped(prefix, otherPrefix, text, WIDTH);
  }

  /** The same, in lines of so many characters. */
  public static String wrapped(String prefix, String otherPrefix, String text, int width) {
    StringBuilder result = new StringBuilder();
    String start = prefix;
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && start.length() + line.length() + 1 + word.length() > width) {
        result.append(start).append(line).append('\n');
        start = otherPrefix;
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return result.append(start).append(line).append('\n').toString();
  }

  /** The text indented by blanks, line by line. */
  public static String indented(int blanks, String text) {
    return text.indent(blanks);
  }

  /** A count in at most six characters: 950, 12.3k, 4.5M. */
  public static String compact(long count) {
    if (count < 10_000) {
      return Long.toString(count);
    }
    double scaled = count / 1e3;
    String unit = "k";
    for (String next : List.of("M", "G", "T")) {
      if (scaled >= 999.95) {
        scaled /= 1e3;
        unit = next;
      }
    }
    return String.format(Locale.ROOT, "%.1f%s", scaled, unit);
  }

  /** A count and what is counted: 1 run, 2 runs. */
  static String counted(long count, String noun) {
    return count == 1 ? "1 " + noun : count + " " + noun + "s";
  }

  /** The text with blanks behind it up to a width. */
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
