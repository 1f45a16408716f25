package org.ptck.conformance.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test case: what is asked of an implementation, step by step. Immutable.
 *
 * <p>Every list of steps is a valid scenario, because every operation has an answer in every state.
 * The stamp of a write is its position, so steps may be deleted and moved at will.
 *
 * @param header what it runs on
 * @param steps the steps; the write at index i stores the stamp i + 1
 * @param violates the id of the rule that was seen violated when it was written down, for example
 *   {@code REF-1}; null if none was
 */
public record Scenario(Header header, List<Step> steps, @Nullable String violates) {

  /** Stamps the writes and checks the CPUs; a CPU that does not exist is a programming error. */
  public Scenario {
    steps = stamped(steps);
    for (Step step : steps) {
      if (step.cpu() >= header.cpuCount()) {
        throw new IllegalArgumentException(
            "cpu%d, but there are %d CPUs".formatted(step.cpu(), header.cpuCount()));
      }
    }
    if (violates != null && !isRuleId(violates)) {
      throw new IllegalArgumentException("not a rule id: '" + violates + "'");
    }
  }

  /** The same scenario with other steps. */
  public Scenario withSteps(List<Step> others) {
    return new Scenario(header, others, violates);
  }

  /** The same scenario on something else. */
  public Scenario withHeader(Header other) {
    return new Scenario(other, steps, violates);
  }

  /** The same scenario with a note of the rule that it violates; null for none. */
  public Scenario violating(@Nullable String ruleId) {
    return new Scenario(header, steps, ruleId);
  }

  /** Whether the text has the form of a rule id: capital letters, a dash, digits. */
  static boolean isRuleId(String text) {
    int dash = text.indexOf('-');
    return dash > 0
        && dash < text.length() - 1
        && text.chars().limit(dash).allMatch(c -> c >= 'A' && c <= 'Z')
        && text.chars().skip(dash + 1).allMatch(c -> c >= '0' && c <= '9');
  }

  private static List<Step> stamped(List<Step> steps) {
    List<Step> result = new ArrayList<>(steps.size());
    for (Step step : steps) {
      result.add(step.stamped(result.size() + 1));
    }
    return List.copyOf(result);
  }
}
