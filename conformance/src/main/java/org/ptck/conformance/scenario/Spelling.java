package org.ptck.conformance.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a name that nobody knows. */
public final class Spelling {

  private Spelling() {}

  /** The most similar of the known names; empty if none is similar at all. */
  public static Optional<String> closest(String name, List<String> known) {
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** The number of letters to insert, delete or replace, case aside (Levenshtein). */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
