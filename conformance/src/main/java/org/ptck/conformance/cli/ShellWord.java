package org.ptck.conformance.cli;

/** A word of a command line as a shell takes it. */
final class ShellWord {

  private ShellWord() {}

  /** The word, in quotes if it takes some. */
  static String of(String word) {
    return word.matches("[A-Za-z0-9_./@%+=:,-]+")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
