package org.ptck.conformance.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.OperandValues;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;

/**
 * The text form of the operations of one kind: a word, then operands, and words between them.
 *
 * <p>Where several kinds begin with the same word, they go on alike up to a word that tells them
 * apart.
 *
 * @param kind the kind
 * @param parts what stands in the text, from left to right
 */
record OperationText(OperationKind kind, List<Part> parts) {

  /** One part of the text. */
  sealed interface Part {

    /** A word that stands for itself. */
    record Literal(String word) implements Part {}

    /** An operand. */
    record Value(Operand operand) implements Part {}
  }

  /** All of them, in the order in which messages name them. */
  private static final List<OperationText> ALL =
      List.of(
          of(OperationKind.SPAWN, "spawn", Operand.SPACE),
          of(OperationKind.EXIT, "exit", Operand.SPACE),
          of(OperationKind.MAP, "map", Operand.SPACE, Operand.ADDRESS, Operand.PAGE_COUNT)
              .then("anon", Operand.PERMISSION, Operand.ORDER),
          of(OperationKind.MAP_FILE, "map", Operand.SPACE, Operand.ADDRESS, Operand.PAGE_COUNT)
              .then("file", Operand.FILE, Operand.FILE_INDEX, Operand.SHARING)
              .then(Operand.PERMISSION, Operand.ORDER),
          of(OperationKind.UNMAP, "unmap", Operand.SPACE, Operand.ADDRESS, Operand.PAGE_COUNT),
          of(OperationKind.PROTECT, "protect", Operand.SPACE, Operand.ADDRESS)
              .then(Operand.PAGE_COUNT, Operand.PERMISSION),
          of(OperationKind.MOVE, "move", Operand.SPACE, Operand.ADDRESS, Operand.PAGE_COUNT)
              .then(Operand.TARGET),
          of(OperationKind.DISCARD, "discard", Operand.SPACE, Operand.ADDRESS)
              .then(Operand.PAGE_COUNT),
          of(OperationKind.FORK, "fork", Operand.SPACE, Operand.CHILD),
          of(OperationKind.READ, Words.READ, Operand.SPACE, Operand.ADDRESS),
          of(OperationKind.WRITE, Words.WRITE, Operand.SPACE, Operand.ADDRESS),
          of(OperationKind.FETCH, Words.FETCH, Operand.SPACE, Operand.ADDRESS),
          of(OperationKind.SYNC, "sync", Operand.FILE),
          of(OperationKind.PIN, "pin", Operand.PIN, Operand.SPACE, Operand.ADDRESS)
              .then(Operand.ACCESS),
          of(OperationKind.UNPIN, "unpin", Operand.PIN),
          of(OperationKind.DEVICE_READ, "device-read", Operand.PIN),
          of(OperationKind.DEVICE_WRITE, "device-write", Operand.PIN),
          of(OperationKind.LOAD, "load", Operand.SPACE),
          of(OperationKind.LAZY, "lazy"),
          of(OperationKind.COPY_IN, "copyin", Operand.SPACE, Operand.ADDRESS),
          of(OperationKind.COPY_OUT, "copyout", Operand.SPACE, Operand.ADDRESS));

  private static final List<OperationText> BY_KIND =
      Arrays.stream(OperationKind.values()).map(OperationText::of).toList();

  private static final Map<String, List<OperationText>> BY_WORD =
      ALL.stream()
          .collect(
              Collectors.groupingBy(
                  text -> text.wordAt(0), LinkedHashMap::new, Collectors.toList()));

  /** The words that occur, those with which operations begin and those within. */
  static List<String> words() {
    return ALL.stream()
        .flatMap(text -> IntStream.range(0, text.parts.size()).mapToObj(text::wordAt))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** Appends the text of the operation. */
  static void print(StringBuilder text, Operation operation) {
    int start = text.length();
    for (Part part : BY_KIND.get(operation.kind().ordinal()).parts) {
      switch (part) {
        case Part.Literal(String word) ->
            text.append(text.length() == start ? "" : " ").append(word);
        case Part.Value(Operand operand) ->
            OperandText.print(text, operand, operand.of(operation));
      }
    }
  }

  /** Reads an operation; what it returns after an error of the reader is meaningless. */
  static Operation read(WordReader reader) {
    List<OperationText> meant = BY_WORD.getOrDefault(reader.peek(), List.of());
    if (meant.isEmpty()) {
      reader.fail("one of " + String.join(", ", BY_WORD.keySet()));
      return new Operation.Lazy();
    }
    OperandValues values = OperandValues.NONE.with(Operand.STAMP, 1);
    for (int place = 0; place < meant.getFirst().parts.size(); place++) {
      switch (meant.getFirst().parts.get(place)) {
        case Part.Literal _ -> meant = goingOn(reader, meant, place);
        case Part.Value(Operand operand) ->
            values = values.with(operand, OperandText.read(reader, operand));
      }
    }
    return meant.getFirst().kind.with(values);
  }

  /** Those of the texts that have the next word at the place; all of them if none has. */
  private static List<OperationText> goingOn(
      WordReader reader, List<OperationText> meant, int place) {
    String expected =
        meant.stream()
            .map(text -> "'" + text.wordAt(place) + "'")
            .distinct()
            .collect(Collectors.joining(" or "));
    String word = reader.word(expected);
    List<OperationText> left =
        meant.stream().filter(text -> text.wordAt(place).equals(word)).toList();
    if (left.isEmpty()) {
      reader.failBack(expected);
      return meant;
    }
    return left;
  }

  /** The word at the place; empty if no word stands there. */
  private String wordAt(int place) {
    return parts.get(place) instanceof Part.Literal(String word) ? word : "";
  }

  private static OperationText of(OperationKind kind, String word, Operand... operands) {
    return new OperationText(kind, List.of()).then(word, operands);
  }

  private OperationText then(String word, Operand... operands) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part.Literal(word));
    return new OperationText(kind, more).then(operands);
  }

  private OperationText then(Operand... operands) {
    List<Part> more = new ArrayList<>(parts);
    Arrays.stream(operands).map(Part.Value::new).forEach(more::add);
    return new OperationText(kind, List.copyOf(more));
  }

  private static OperationText of(OperationKind kind) {
    return ALL.stream()
        .filter(text -> text.kind == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no text form of " + kind));
  }
}
