package org.ptck.conformance.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;

/**
 * A scenario as text in which a comment marks the step at which a rule is violated. It can be
 * pasted into a file as it is.
 */
public final class MarkedScenario {

  private MarkedScenario() {}

  /**
   * The text of the scenario.
   *
   * @param step the index of the step to mark; the number of steps to mark the end
   * @param rule the rule that is violated there; null to mark nothing
   */
  public static String print(Scenario scenario, int step, @Nullable String rule) {
    Scenario header = scenario.withSteps(List.of()).violating(null);
    StringBuilder text = new StringBuilder(ScenarioPrinter.print(header));
    int width = scenario.steps().stream().mapToInt(s -> line(s).length()).max().orElse(0);
    for (int index = 0; index < scenario.steps().size(); index++) {
      String line = line(scenario.steps().get(index));
      boolean isMarked = rule != null && index == step;
      text.append(
          isMarked
              ? Layout.padded(line, width) + "  # <-- " + rule + " is violated here"
              : line);
      text.append('\n');
      Meanwhile meanwhile = scenario.steps().get(index).meanwhile();
      text.append(meanwhile == null ? "" : ScenarioPrinter.print(meanwhile) + "\n");
    }
    if (rule != null && step >= scenario.steps().size()) {
      text.append("# <-- ").append(rule).append(" is violated after the last step\n");
    }
    String violates = scenario.violates();
    return violates == null ? text.toString() : text + "violates " + violates + "\n";
  }

  private static String line(Step step) {
    return ScenarioPrinter.print(step);
  }
}
