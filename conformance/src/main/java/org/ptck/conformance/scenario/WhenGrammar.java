package org.ptck.conformance.scenario;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ptck.conformance.scenario.AnchorKind.Subject;
import org.ptck.spec.fact.Operation;

/**
 * The grammar of what happens in the middle of a step. What it returns after an error of the reader
 * is meaningless.
 */
final class WhenGrammar {

  private static final Meanwhile AFTER_ERROR =
      new Meanwhile(
          new Anchor(AnchorKind.UNLOCK, 0, 0, 1),
          0,
          new Operation.Read(0, 0),
          Step.MARKS_WHERE_WALKED);

  private WhenGrammar() {}

  /** Reads a line below a step of the CPU given. */
  static Meanwhile meanwhile(WordReader reader, int cpuCount, int busyCpu) {
    reader.literal(Words.WHEN);
    reader.literal(Words.BEFORE);
    Anchor anchor = anchor(reader);
    reader.literal(":");
    String free = "a CPU other than cpu" + busyCpu + ", which is busy with the step";
    if (!reader.peek().startsWith(Words.CPU) && busyCpu == 0) {
      reader.fail(free);
    }
    int cpu = StepGrammar.cpu(reader, cpuCount);
    if (cpu == busyCpu) {
      reader.failBack(free);
    }
    if (!reader.peek().equals(Words.READ) && !reader.peek().equals(Words.WRITE)) {
      reader.fail("'" + Words.READ + "' or '" + Words.WRITE + "'");
    }
    Operation access = StepGrammar.access(reader);
    int marks = StepGrammar.marks(reader);
    reader.end();
    return reader.error() == null ? new Meanwhile(anchor, cpu, access, marks) : AFTER_ERROR;
  }

  private static Anchor anchor(WordReader reader) {
    AnchorKind kind = kind(reader);
    int owner = 0;
    long place = 0;
    if (kind.subject() != Subject.NONE) {
      reader.literal(kind.subject().word());
      reader.literal("(");
      boolean isEntry = kind.subject() == Subject.ENTRY;
      owner = isEntry ? OperandText.space(reader) : OperandText.file(reader);
      reader.literal(",");
      place = isEntry ? OperandText.address(reader) : OperandText.filePage(reader);
      reader.literal(")");
    }
    return new Anchor(kind, owner, place, ordinal(reader));
  }

  private static AnchorKind kind(WordReader reader) {
    String word = reader.word(kinds());
    for (AnchorKind kind : AnchorKind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    reader.failBack(kinds());
    return AnchorKind.UNLOCK;
  }

  private static String kinds() {
    return Arrays.stream(AnchorKind.values())
        .map(AnchorKind::word)
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static int ordinal(WordReader reader) {
    if (!reader.peek().startsWith(Words.ORDINAL)) {
      return 1;
    }
    String word = reader.word("an ordinal");
    String digits = word.substring(Words.ORDINAL.length());
    return (int) reader.number("# and an ordinal", digits, 1, Integer.MAX_VALUE);
  }
}
