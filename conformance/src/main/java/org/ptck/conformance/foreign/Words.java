package org.ptck.conformance.foreign;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads texts that are words with spaces between them. */
final class Words {

  private Words() {}

  /**
   * What the words name, in their order.
   *
   * @param text null or blank for no words
   * @param known what there is to be named
   * @param name the word for one of them
   * @throws IllegalArgumentException when a word names nothing; its message lists those that do
   */
  static <T> List<T> read(@Nullable String text, List<T> known, Function<T, String> name) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    return Arrays.stream(text.strip().split("\\s+"))
        .map(word -> named(word, known, name))
        .toList();
  }

  private static <T> T named(String word, List<T> known, Function<T, String> name) {
    return known.stream()
        .filter(candidate -> name.apply(candidate).equals(word))
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException(
                "'%s' is unknown; choose from %s".formatted(word, list(known.stream().map(name)))));
  }

  private static String list(Stream<String> names) {
    return names.collect(Collectors.joining(" "));
  }
}
