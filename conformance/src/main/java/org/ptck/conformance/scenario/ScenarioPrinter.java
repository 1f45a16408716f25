package org.ptck.conformance.scenario;

import java.util.function.Function;
import org.ptck.spec.fact.Operation;

/** Writes scenarios as text that {@link ScenarioParser} reads back to an equal value. */
public final class ScenarioPrinter {

  private ScenarioPrinter() {}

  /** The text of the scenario; lines end with a line feed. */
  public static String print(Scenario scenario) {
    return print(scenario, ScenarioPrinter::print);
  }

  /**
   * The text of the scenario.
   *
   * @param line the line of each step, asked for in their order; without a line feed
   */
  public static String print(Scenario scenario, Function<Step, String> line) {
    StringBuilder text = new StringBuilder();
    printHeader(text, scenario);
    for (Part part : scenario.parts()) {
      switch (part) {
        case Step step -> printStep(text, line.apply(step), step);
        case Together together -> printTogether(text, line, together);
      }
    }
    if (scenario.violates() != null) {
      printLine(text, Words.VIOLATES, scenario.violates());
    }
    return text.toString();
  }

  private static void printStep(StringBuilder text, String line, Step step) {
    text.append(line).append('\n');
    if (step.meanwhile() != null) {
      text.append(print(step.meanwhile())).append('\n');
    }
  }

  private static void printTogether(
      StringBuilder text, Function<Step, String> line, Together together) {
    text.append(Words.TOGETHER).append('\n');
    together.steps().forEach(step -> printStep(text, "  " + line.apply(step), step));
    together.switches().forEach(each -> text.append(print(each)).append('\n'));
    text.append(Words.END).append('\n');
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

  /** The line below steps side by side, without a line feed. */
  public static String print(Switch each) {
    return "  " + Words.SWITCH + " " + Words.AFTER + " " + Words.CPU + each.cpu() + " "
        + print(each.anchor()) + ": " + Words.CPU + each.next();
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

  private static void printHeader(StringBuilder text, Scenario scenario) {
    Header header = scenario.header();
    int version = scenario.hasTogether() ? Words.VERSION_TOGETHER : Words.VERSION_FIRST;
    printLine(text, Words.FORMAT, Integer.toString(version));
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
