package org.ptck.conformance.scenario;

import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/** The grammar of one step. What it returns after an error of the reader is meaningless. */
final class StepGrammar {

  private StepGrammar() {}

  static Step step(WordReader reader, int cpuCount) {
    int cpu = cpu(reader, cpuCount);
    Operation operation = operation(reader);
    int marks = Step.isAccess(operation) ? marks(reader) : Step.MARKS_WHERE_WALKED;
    AllocationFailure failing = failing(reader);
    reader.end();
    return new Step(cpu, operation, marks, failing, null);
  }

  static int cpu(WordReader reader, int cpuCount) {
    String word = reader.peek();
    int digits = Words.CPU.length();
    if (!word.startsWith(Words.CPU) || word.equals(Words.CPUS)) {
      return 0;
    }
    reader.word("a CPU");
    String what = "cpu and a number that '" + Words.CPUS + "' allows";
    return (int) reader.number(what, word.substring(digits), 0, cpuCount - 1);
  }

  private static Operation operation(WordReader reader) {
    return switch (reader.peek()) {
      case Words.SPAWN -> new Operation.Spawn(first(reader));
      case Words.EXIT -> new Operation.Exit(first(reader));
      case Words.MAP -> map(reader);
      case Words.UNMAP -> new Operation.Unmap(first(reader), address(reader), count(reader));
      case Words.PROTECT ->
          new Operation.Protect(
              first(reader), address(reader), count(reader), permission(reader));
      case Words.FORK -> new Operation.Fork(first(reader), space(reader));
      case Words.MOVE ->
          new Operation.Move(first(reader), address(reader), count(reader), address(reader));
      case Words.DISCARD ->
          new Operation.Discard(first(reader), address(reader), count(reader));
      case Words.READ, Words.WRITE -> access(reader);
      case Words.SYNC -> new Operation.Sync(firstNumber(reader, "a file"));
      case Words.PIN ->
          new Operation.Pin(
              firstNumber(reader, "a pin"), space(reader), address(reader), accessOfPin(reader));
      case Words.UNPIN -> new Operation.Unpin(firstNumber(reader, "a pin"));
      case Words.DEVICE_READ -> new Operation.DeviceRead(firstNumber(reader, "a pin"));
      case Words.DEVICE_WRITE -> new Operation.DeviceWrite(firstNumber(reader, "a pin"), 1);
      case Words.LOAD -> new Operation.Load(first(reader));
      case Words.LAZY -> {
        reader.literal(Words.LAZY);
        yield new Operation.Lazy();
      }
      default -> {
        reader.fail("one of " + String.join(", ", Words.OPERATIONS));
        yield new Operation.Lazy();
      }
    };
  }

  private static Operation map(WordReader reader) {
    int space = first(reader);
    long address = address(reader);
    long pageCount = count(reader);
    if (reader.peek().equals(Words.FILE)) {
      return mapFile(reader, space, address, pageCount);
    }
    String expected = "'" + Words.ANON + "' or '" + Words.FILE + "'";
    if (!reader.word(expected).equals(Words.ANON)) {
      reader.failBack(expected);
    }
    return new Operation.Map(space, address, pageCount, permission(reader), order(reader));
  }

  private static Operation mapFile(
      WordReader reader, int space, long address, long pageCount) {
    reader.literal(Words.FILE);
    int file = number(reader, "a file");
    long fileIndex = filePage(reader);
    Sharing sharing = sharing(reader);
    Permission permission = permission(reader);
    int order = order(reader);
    return new Operation.MapFile(
        space, address, pageCount, permission, order, sharing, file, fileIndex);
  }

  /** Reads a load or store by user code. */
  static Operation access(WordReader reader) {
    return reader.peek().equals(Words.READ)
        ? new Operation.Read(first(reader), address(reader))
        : new Operation.Write(first(reader), address(reader), 1);
  }

  private static Access accessOfPin(WordReader reader) {
    String expected = "what the device does, read or write";
    String word = reader.word(expected);
    if (!word.equals(Words.READ) && !word.equals(Words.WRITE)) {
      reader.failBack(expected);
    }
    return word.equals(Words.READ) ? Access.READ : Access.WRITE;
  }

  /** Reads the word of the operation and the number after it. */
  private static int firstNumber(WordReader reader, String what) {
    reader.word("an operation");
    return number(reader, what);
  }

  static int number(WordReader reader, String what) {
    return (int) reader.number(what, 0, Integer.MAX_VALUE);
  }

  static long filePage(WordReader reader) {
    return reader.number("a page of the file", 0, Long.MAX_VALUE);
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

  /** Reads the word of the operation and the space after it. */
  private static int first(WordReader reader) {
    reader.word("an operation");
    return space(reader);
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

  private static long count(WordReader reader) {
    return reader.number("a number of pages", 0, Long.MAX_VALUE);
  }

  private static Permission permission(WordReader reader) {
    String word = reader.word("a permission, ro or rw");
    for (Permission permission : Permission.values()) {
      if (permission.word().equals(word)) {
        return permission;
      }
    }
    reader.failBack("a permission, ro or rw");
    return Permission.READ_ONLY;
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

  static int marks(WordReader reader) {
    String word = reader.peek();
    if (!word.startsWith(Words.MARKS)) {
      return Step.MARKS_WHERE_WALKED;
    }
    reader.word("marks");
    String digits = word.substring(Words.MARKS.length());
    return (int) reader.number("marks= and a number", digits, 0, Integer.MAX_VALUE);
  }

  private static AllocationFailure failing(WordReader reader) {
    if (!reader.peek().equals(Words.FAILING)) {
      return AllocationFailure.none();
    }
    reader.literal(Words.FAILING);
    reader.literal(Words.ALLOC);
    String what = "which allocation fails, with + if all later ones do";
    String word = reader.word(what);
    boolean onwards = word.endsWith("+");
    String digits = onwards ? word.substring(0, word.length() - 1) : word;
    int ordinal = (int) reader.number(what, digits, 1, Integer.MAX_VALUE);
    return onwards ? new AllocationFailure.From(ordinal) : new AllocationFailure.Only(ordinal);
  }
}
