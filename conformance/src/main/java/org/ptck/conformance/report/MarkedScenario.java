package org.ptck.conformance.report;

import org.jspecify.annotations.Nullable;
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
    int width = scenario.steps().stream().mapToInt(s -> line(s).length()).max().orElse(0);
    int[] index = {0};
    String text =
        ScenarioPrinter.print(
            scenario.violating(null),
            each -> rule != null && index[0]++ == step
                ? Layout.padded(line(each), width) + "  # <-- " + rule + " is violated here"
                : line(each));
    boolean isAtEnd = rule != null && step >= scenario.steps().size();
    String violates = scenario.violates();
    return text
        + (isAtEnd ? "# <-- " + rule + " is violated after the last step\n" : "")
        + (violates == null ? "" : "violates " + violates + "\n");
  }

  private static String line(Step step) {
    return ScenarioPrinter.print(step);
  }
}
