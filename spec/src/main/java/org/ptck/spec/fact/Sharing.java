package org.ptck.spec.fact;

/** What becomes of stores to a mapping of a file. */
public enum Sharing {
  /** They are stores to the file: everybody who maps it sees them. */
  SHARED("shared"),
  /** They stay with the space; pages never stored to show the file. */
  PRIVATE("private");

  private final String word;

  Sharing(String word) {
    this.word = word;
  }

  /** The word that stands for it in scenario files. */
  public String word() {
    return word;
  }
}
