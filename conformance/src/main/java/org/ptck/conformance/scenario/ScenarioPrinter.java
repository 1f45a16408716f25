package org.ptck.conformance.scenario;

import org.ptck.spec.fact.Operation;

/** Writes scenarios as text that {@link ScenarioParser} reads back to an equal value. */
public final class ScenarioPrinter {

  private ScenarioPrinter() {}

  /** The text of the scenario; lines end with a line feed. */
  public static String print(Scenario scenario) {
    StringBuilder text = new StringBuilder();
    printHeader(text, scenario.header());
    for (Step step : scenario.steps()) {
      text.append(print(step)).append('\n');
      if (step.meanwhile() != null) {
        text.append(print(step.meanwhile())).append('\n');
      }
    }
    if (scenario.violates() != null) {
      printLine(text, Words.VIOLATES, scenario.violates());
    }
    return text.toString();
  }

  /** The line of one step, without a line feed and without what happens in the middle of it. */
  public static String print(Step step) {
    return cpu(step.cpu())
        + print(step.operation())
        + marks(step.marks())
        + print(step.failing());
  }

  /** The line below a step, without a line feed. */
  public static String print(Meanwhile meanwhile) {
    return "  " + Words.WHEN + " " + Words.BEFORE + " " + print(meanwhile.anchor()) + ": "
        + cpu(meanwhile.cpu()) + print(meanwhile.access()) + marks(meanwhile.marks());
  }

  private static String print(Anchor anchor) {
    String owner =
        switch (anchor.kind().subject()) {
          case NONE -> "";
          case ENTRY ->
              "(" + SpaceName.of(anchor.owner()) + "," + OperandText.hex(anchor.place()) + ")";
          case FILE_PAGE -> "(" + anchor.owner() + "," + anchor.place() + ")";
        };
    return anchor.kind().word()
        + (owner.isEmpty() ? "" : " " + anchor.kind().subject().word() + owner)
        + (anchor.ordinal() == 1 ? "" : " " + Words.ORDINAL + anchor.ordinal());
  }

  private static void printHeader(StringBuilder text, Header header) {
    printLine(text, Words.FORMAT, Integer.toString(Words.VERSION));
    printLine(text, Words.GEOMETRY, header.geometry());
    printLine(text, Words.MANAGER, header.manager());
    printLine(text, Words.ENTRIES, header.entries());
    if (!header.variants().isEmpty()) {
      printLine(text, Words.VARIANT, String.join(" ", header.variants()));
    }
    printLine(text, Words.CPUS, Integer.toString(header.cpuCount()));
  }

  private static void printLine(StringBuilder text, String word, String value) {
    text.append(word).append(' ').append(value).append('\n');
  }

  private static String print(Operation operation) {
    StringBuilder text = new StringBuilder();
    OperationText.print(text, operation);
    return text.toString();
  }

  private static String print(AllocationFailure failing) {
    String suffix = " " + Words.FAILING + " " + Words.ALLOC + " ";
    return switch (failing) {
      case AllocationFailure.None _ -> "";
      case AllocationFailure.Only(int ordinal) -> suffix + ordinal;
      case AllocationFailure.From(int ordinal) -> suffix + ordinal + "+";
    };
  }

  private static String cpu(int cpu) {
    return cpu == 0 ? "" : Words.CPU + cpu + " ";
  }

  private static String marks(int marks) {
    return marks == Step.MARKS_WHERE_WALKED ? "" : " " + Words.MARKS + marks;
  }
}
