package org.ptck.conformance.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test case: what is asked of an implementation, step by step. Immutable.
 *
 * <p>Every list of steps is a valid scenario, because every operation has an answer in every state.
 * The stamp of a store is its position, so steps may be deleted and moved at will.
 *
 * @param header what it runs on
 * @param steps the steps; the write, by user code or a device, at index i stores the stamp i + 1,
 *   and what another CPU stores meanwhile is {@link #MEANWHILE_STAMP} more
 * @param violates the id of the rule that was seen violated when it was written down, for example
 *   {@code REF-1}; null if none was
 */
public record Scenario(Header header, List<Step> steps, @Nullable String violates) {

  /** How far the stamp of a store in the middle of a step is from that of the step's own. */
  public static final long MEANWHILE_STAMP = 1L << 32;

  /** Stamps the stores and checks the CPUs; a CPU that does not exist is a programming error. */
  public Scenario {
    steps = stamped(steps);
    for (Step step : steps) {
      checkCpu(step.cpu(), header);
      if (step.meanwhile() != null) {
        checkCpu(step.meanwhile().cpu(), header);
      }
    }
    if (violates != null && !isRuleId(violates)) {
      throw new IllegalArgumentException("not a rule id: '" + violates + "'");
    }
  }

  /** How much there is to read: the steps, and what happens in the middle of them. */
  public int length() {
    int moments = (int) steps.stream().filter(step -> step.meanwhile() != null).count();
    return steps.size() + moments;
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

  /** Whether anything happens in the middle of a step. */
  public boolean isInterposed() {
    return steps.stream().anyMatch(step -> step.meanwhile() != null);
  }

  /** Whether the text has the form of a rule id: capital letters, a dash, digits. */
  static boolean isRuleId(String text) {
    int dash = text.indexOf('-');
    return dash > 0
        && dash < text.length() - 1
        && text.chars().limit(dash).allMatch(c -> c >= 'A' && c <= 'Z')
        && text.chars().skip(dash + 1).allMatch(c -> c >= '0' && c <= '9');
  }

  private static void checkCpu(int cpu, Header header) {
    if (cpu >= header.cpuCount()) {
      throw new IllegalArgumentException(
          "cpu%d, but there are %d CPUs".formatted(cpu, header.cpuCount()));
    }
  }

  private static List<Step> stamped(List<Step> steps) {
    List<Step> result = new ArrayList<>(steps.size());
    for (Step step : steps) {
      long stamp = result.size() + 1L;
      result.add(step.stamped(stamp, MEANWHILE_STAMP + stamp));
    }
    return List.copyOf(result);
  }
}
