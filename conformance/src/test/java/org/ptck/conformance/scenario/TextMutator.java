package org.ptck.conformance.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ptck.conformance.choice.SeededChoices;

/** Changes a text a little: bytes, words and lines, and words and lines of other texts. */
final class TextMutator {

  private static final List<String> NASTY_WORDS =
      List.of(
          "0", "-1", "0x", "0xg", "1+", "+", "9223372036854775807", "9223372036854775808",
          "0x7fffffffffffffff", "99999999999999999999", "cpu", "cpu8", "cpu-1", "order=",
          "order=2147483648", "marks=", "marks=-1", "#", "#0", "\u00e9", "\ud83d\ude00", "a:b",
          "\u0663", "AA", "a", "pte(A,", "pte(A,0x1000)", ")", "(", "when", "together", "violates");

  private final SeededChoices choices;
  private final List<byte[]> corpus;

  TextMutator(SeededChoices choices, List<byte[]> corpus) {
    this.choices = choices;
    this.corpus = corpus;
  }

  byte[] mutate(byte[] input) {
    byte[] mutated = input;
    for (int count = 1 + choices.choose(8); count > 0; count--) {
      mutated = once(mutated);
    }
    return mutated;
  }

  private byte[] once(byte[] input) {
    return switch (choices.choose(10)) {
      case 0 -> withByte(input);
      case 1 -> truncated(input);
      case 2, 3, 4 -> withWord(input);
      default -> withLines(input);
    };
  }

  private byte[] withByte(byte[] input) {
    if (input.length == 0) {
      return input;
    }
    byte[] mutated = input.clone();
    mutated[choices.choose(input.length)] = (byte) choices.choose(256);
    return mutated;
  }

  private byte[] truncated(byte[] input) {
    // Mostly near the end: what is cut in the first line all looks alike.
    int cut = Math.min(input.length, choices.choose(40));
    return Arrays.copyOf(input, input.length - cut);
  }

  private byte[] withWord(byte[] input) {
    List<String> lines = lines(input);
    int at = choices.choose(lines.size());
    List<String> words = new ArrayList<>(List.of(lines.get(at).split(" ", -1)));
    int word = choices.choose(words.size());
    switch (choices.choose(4)) {
      case 0 -> words.set(word, NASTY_WORDS.get(choices.choose(NASTY_WORDS.size())));
      case 1 -> words.set(word, wordOf(corpus.get(choices.choose(corpus.size()))));
      case 2 -> words.add(word, wordOf(corpus.get(choices.choose(corpus.size()))));
      default -> words.remove(word);
    }
    lines.set(at, String.join(" ", words));
    return bytes(lines);
  }

  private byte[] withLines(byte[] input) {
    List<String> lines = lines(input);
    int at = choices.choose(lines.size());
    switch (choices.choose(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(choices.choose(lines.size())));
      case 2 -> lines.add(at, lineOf(corpus.get(choices.choose(corpus.size()))));
      default -> lines.set(at, lineOf(corpus.get(choices.choose(corpus.size()))));
    }
    return bytes(lines);
  }

  private String wordOf(byte[] text) {
    String[] words = lineOf(text).split(" ", -1);
    return words[choices.choose(words.length)];
  }

  private String lineOf(byte[] text) {
    List<String> lines = lines(text);
    return lines.get(choices.choose(lines.size()));
  }

  /** The lines of the text; at least one, which may be empty. */
  private static List<String> lines(byte[] text) {
    return new ArrayList<>(List.of(new String(text, StandardCharsets.UTF_8).split("\n", -1)));
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}
