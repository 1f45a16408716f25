package org.ptck.conformance.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Looking things up by the names that users give. */
final class Names {

  private Names() {}

  /**
   * The thing of that name.
   *
   * @param option the option or file that gave the name, for the message
   * @param kind what is looked up, in the singular
   * @throws CommandFailure naming the known ones and the closest, when there is none
   */
  static <T> T find(
      String option, String kind, String name, List<T> known, Function<T, String> nameOf) {
    for (T thing : known) {
      if (nameOf.apply(thing).equals(name)) {
        return thing;
      }
    }
    throw unknown(option, kind, name, known.stream().map(nameOf).toList());
  }

  private static CommandFailure unknown(
      String option, String kind, String name, List<String> known) {
    String hint =
        closest(name, known).map(close -> "; did you mean '" + close + "'?").orElse(";");
    return CommandFailure.usage(
        "%s: unknown %s '%s'%s known: %s"
            .formatted(option, kind, name, hint, String.join(", ", known)));
  }

  /** The most similar name, if it is similar at all. */
  static Optional<String> closest(String name, List<String> known) {
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
