package org.ptck.conformance.scenario;

import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/** The text form of operands. What is read after an error of the reader is meaningless. */
final class OperandText {

  /** Longer ranges are refused nearly everywhere; why shows in their bits. */
  private static final long DECIMAL_MAX = 1 << 24;

  private OperandText() {}

  /** Whether the value can be written; of an enumeration, the ordinal of a constant is given. */
  static boolean isExpressible(Operand operand, long value) {
    return operand == Operand.STAMP || value >= 0;
  }

  /** Appends a blank and the text of the value; nothing for what the text leaves out. */
  static void print(StringBuilder text, Operand operand, long value) {
    switch (operand) {
      case SPACE, CHILD -> text.append(' ').append(SpaceName.of((int) value));
      case ADDRESS, TARGET -> text.append(' ').append(hex(value));
      case PAGE_COUNT ->
          text.append(' ').append(value > DECIMAL_MAX ? hex(value) : Long.toString(value));
      case PERMISSION -> text.append(' ').append(Permission.values()[(int) value].word());
      case SHARING -> text.append(' ').append(Sharing.values()[(int) value].word());
      case ACCESS ->
          text.append(' ').append(value == Access.READ.ordinal() ? Words.READ : Words.WRITE);
      case ORDER -> text.append(value == 0 ? "" : " " + Words.ORDER + value);
      case FILE, FILE_INDEX, PIN -> text.append(' ').append(value);
      // What a step stores follows from where it stands.
      case STAMP -> {}
    }
  }

  /** Reads one operand. */
  static long read(WordReader reader, Operand operand) {
    return switch (operand) {
      case SPACE, CHILD -> space(reader);
      case ADDRESS, TARGET -> address(reader);
      case PAGE_COUNT -> reader.number("a number of pages", 0, Long.MAX_VALUE);
      case PERMISSION -> permission(reader).ordinal();
      case SHARING -> sharing(reader).ordinal();
      case ACCESS -> access(reader).ordinal();
      case ORDER -> order(reader);
      case FILE -> file(reader);
      case FILE_INDEX -> filePage(reader);
      case PIN -> number(reader, "a pin");
      case STAMP -> 1;
    };
  }

  static int space(WordReader reader) {
    String expected = "a space, A to Z or A1 to Z1 and so on";
    int number = SpaceName.number(reader.word(expected));
    if (number == SpaceName.NONE) {
      reader.failBack(expected);
      return 0;
    }
    return number;
  }

  static long address(WordReader reader) {
    return reader.number("an address in bytes", 0, Long.MAX_VALUE);
  }

  static int file(WordReader reader) {
    return number(reader, "a file");
  }

  static long filePage(WordReader reader) {
    return reader.number("a page of the file", 0, Long.MAX_VALUE);
  }

  static String hex(long address) {
    return "0x" + Long.toHexString(address);
  }

  private static int number(WordReader reader, String what) {
    return (int) reader.number(what, 0, Integer.MAX_VALUE);
  }

  private static Permission permission(WordReader reader) {
    String expected = "a permission, ro, rw, rx or rwx";
    String word = reader.word(expected);
    for (Permission permission : Permission.values()) {
      if (permission.word().equals(word)) {
        return permission;
      }
    }
    reader.failBack(expected);
    return Permission.READ_ONLY;
  }

  private static Sharing sharing(WordReader reader) {
    String expected = "shared or private";
    String word = reader.word(expected);
    for (Sharing sharing : Sharing.values()) {
      if (sharing.word().equals(word)) {
        return sharing;
      }
    }
    reader.failBack(expected);
    return Sharing.SHARED;
  }

  private static Access access(WordReader reader) {
    String expected = "what the device does, read or write";
    String word = reader.word(expected);
    if (!word.equals(Words.READ) && !word.equals(Words.WRITE)) {
      reader.failBack(expected);
    }
    return word.equals(Words.READ) ? Access.READ : Access.WRITE;
  }

  private static int order(WordReader reader) {
    String word = reader.peek();
    if (!word.startsWith(Words.ORDER)) {
      return 0;
    }
    reader.word("an order");
    String digits = word.substring(Words.ORDER.length());
    return (int) reader.number("order= and a number", digits, 0, Integer.MAX_VALUE);
  }
}
