package org.ptck.conformance.scenario;

/**
 * The names of spaces: A to Z for the numbers 0 to 25, A1 to Z1 for the next 26, A2 to Z2, and so
 * on. Every number that is not negative has one name, also those of spaces that cannot exist.
 */
public final class SpaceName {

  /** What {@link #number} answers to a text that is no name. */
  static final int NONE = -1;

  private static final int LETTER_COUNT = 26;

  private SpaceName() {}

  /** The name of the space of that number, which is not negative. */
  public static String of(int number) {
    char letter = (char) ('A' + number % LETTER_COUNT);
    int round = number / LETTER_COUNT;
    return round == 0 ? String.valueOf(letter) : letter + Integer.toString(round);
  }

  static int number(String name) {
    if (!name.matches("[A-Z]([1-9][0-9]{0,7})?")) {
      return NONE;
    }
    int round = name.length() == 1 ? 0 : Integer.parseInt(name.substring(1));
    long number = (long) round * LETTER_COUNT + name.charAt(0) - 'A';
    return number <= Integer.MAX_VALUE ? (int) number : NONE;
  }
}
