package org.ptck.conformance.scenario;

import org.ptck.spec.fact.Operation;

/** The grammar of one step. What it returns after an error of the reader is meaningless. */
final class StepGrammar {

  private StepGrammar() {}

  static Step step(WordReader reader, int cpuCount) {
    int cpu = cpu(reader, cpuCount);
    Operation operation = OperationText.read(reader);
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

  /** Reads a load or store by user code; anything else has been reported. */
  static Operation access(WordReader reader) {
    Operation operation = OperationText.read(reader);
    return Step.isLoadOrStore(operation) ? operation : new Operation.Read(0, 0);
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
