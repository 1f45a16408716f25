package org.ptck.conformance.scenario;

/** Numbers of the text form: decimal digits, or {@code 0x} and hexadecimal digits. */
final class Numbers {

  /** What a word that is no number, or is one of 2^63 and more, is parsed to. */
  static final long NONE = -1;

  private Numbers() {}

  /** The number, 0 to 2^63 - 1; {@link #NONE} if the word is none. */
  static long parse(String word) {
    int radix = word.startsWith("0x") ? 16 : 10;
    int start = radix == 16 ? 2 : 0;
    if (start == word.length()) {
      return NONE;
    }
    long value = 0;
    for (int i = start; i < word.length(); i++) {
      // Character.digit alone would take the digits of every script.
      int digit = word.charAt(i) < 128 ? Character.digit(word.charAt(i), radix) : -1;
      if (digit < 0 || value > (Long.MAX_VALUE - digit) / radix) {
        return NONE;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
