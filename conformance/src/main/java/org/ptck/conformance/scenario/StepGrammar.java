package org.ptck.conformance.scenario;

import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;

/** The grammar of one step. What it returns after an error of the reader is meaningless. */
final class StepGrammar {

  private StepGrammar() {}

  static Step step(WordReader reader, int cpuCount) {
    int cpu = cpu(reader, cpuCount);
    Operation operation = operation(reader);
    AllocationFailure failing = failing(reader);
    reader.end();
    return new Step(cpu, operation, failing);
  }

  private static int cpu(WordReader reader, int cpuCount) {
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
      case Words.READ -> new Operation.Read(first(reader), address(reader));
      case Words.WRITE -> new Operation.Write(first(reader), address(reader), 1);
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
    reader.literal(Words.ANON);
    return new Operation.Map(space, address, pageCount, permission(reader), order(reader));
  }

  /** Reads the word of the operation and the space after it. */
  private static int first(WordReader reader) {
    reader.word("an operation");
    return space(reader);
  }

  private static int space(WordReader reader) {
    String expected = "a space, A to Z";
    String word = reader.word(expected);
    if (word.length() != 1 || word.charAt(0) < 'A' || word.charAt(0) > 'Z') {
      reader.failBack(expected);
      return 0;
    }
    return word.charAt(0) - 'A';
  }

  private static long address(WordReader reader) {
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
