package org.ptck.conformance.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A test case: what is asked of an implementation, step by step. Immutable.
 *
 * <p>Every list of steps is a valid scenario, because every operation has an answer in every state.
 * The stamp of a store is its position, so steps may be deleted and moved at will. Steps may stand
 * side by side ({@link Together}); fewer than two of them are no more than what they are.
 */
public final class Scenario {

  /** How far the stamp of a store in the middle of a step is from that of the step's own. */
  public static final long MEANWHILE_STAMP = 1L << 32;

  /** The newest version of the text form that is read; older ones are read as well. */
  public static final int FORMAT_NEWEST = Words.VERSION_TOGETHER;

  private final Header header;
  private final List<Part> parts;
  private final List<Step> steps;
  private final @Nullable String violates;

  /**
   * Stamps the stores and checks the CPUs; a CPU that does not exist is a programming error.
   *
   * @param header what it runs on
   * @param parts steps, and steps side by side; the write, by user code or a device, at index i of
   *   all steps stores the stamp i + 1, and what another CPU stores meanwhile is
   *   {@link #MEANWHILE_STAMP} more
   * @param violates the id of the rule that was seen violated when it was written down, for example
   *   {@code REF-1}; null if none was
   */
  public Scenario(Header header, List<? extends Part> parts, @Nullable String violates) {
    this.header = header;
    this.violates = violates;
    Step[] stamped = stamped(parts);
    this.steps = Collections.unmodifiableList(Arrays.asList(stamped));
    this.parts =
        isAnyTogether(parts) ? whole(parts, steps) : Collections.unmodifiableList(steps);
    for (Step step : stamped) {
      checkCpu(step.cpu(), header);
      if (step.meanwhile() != null) {
        checkCpu(step.meanwhile().cpu(), header);
      }
    }
    if (violates != null && !isRuleId(violates)) {
      throw new IllegalArgumentException("not a rule id: '" + violates + "'");
    }
  }

  /** All steps with their stamps, those side by side in the order in which they are written. */
  private static Step[] stamped(List<? extends Part> parts) {
    Step[] stamped = new Step[stepCount(parts)];
    int count = 0;
    for (int n = 0; n < parts.size(); n++) {
      switch (parts.get(n)) {
        case Step step -> {
          stamped[count] = stamped(step, count);
          count++;
        }
        case Together together -> {
          for (Step step : together.steps()) {
            stamped[count] = stamped(step, count);
            count++;
          }
        }
      }
    }
    return stamped;
  }

  private static int stepCount(List<? extends Part> parts) {
    int count = 0;
    for (int n = 0; n < parts.size(); n++) {
      count += parts.get(n) instanceof Together together ? together.steps().size() : 1;
    }
    return count;
  }

  private static Step stamped(Step step, int index) {
    long stamp = index + 1L;
    return step.stamped(stamp, MEANWHILE_STAMP + stamp);
  }

  private static boolean isAnyTogether(List<? extends Part> parts) {
    for (int n = 0; n < parts.size(); n++) {
      if (parts.get(n) instanceof Together) {
        return true;
      }
    }
    return false;
  }

  /** The parts with these steps instead of their own. */
  private static List<Part> whole(List<? extends Part> parts, List<Step> steps) {
    List<Part> whole = new ArrayList<>(parts.size());
    int start = 0;
    for (Part part : parts) {
      List<Step> own = steps.subList(start, start + part.steps().size());
      if (part instanceof Together together && own.size() > 1) {
        whole.add(new Together(own, together.switches()));
      } else {
        whole.addAll(own);
      }
      start += own.size();
    }
    return List.copyOf(whole);
  }

  /** What it runs on. */
  public Header header() {
    return header;
  }

  /** Steps, and steps side by side. */
  public List<Part> parts() {
    return parts;
  }

  /** All steps, those side by side in the order in which they are written. */
  public List<Step> steps() {
    return steps;
  }

  /** The id of the rule that was seen violated; null if none was. */
  public @Nullable String violates() {
    return violates;
  }

  /** Whether steps stand side by side. */
  public boolean hasTogether() {
    return parts.size() != steps.size();
  }

  /** How much there is to read: the steps, what happens in the middle of them, and switches. */
  public int length() {
    int moments = (int) steps.stream().filter(step -> step.meanwhile() != null).count();
    int switches =
        parts.stream()
            .mapToInt(part -> part instanceof Together together ? together.switches().size() : 0)
            .sum();
    return steps.size() + moments + switches;
  }

  /** The same scenario with other steps, one after the other. */
  public Scenario withSteps(List<Step> others) {
    return withParts(others);
  }

  /** The same scenario with other parts. */
  public Scenario withParts(List<? extends Part> others) {
    return new Scenario(header, others, violates);
  }

  /** The same scenario with only some of its steps, by index; what is side by side stays so. */
  public Scenario keeping(IntPredicate isKept) {
    List<Part> kept = new ArrayList<>();
    int index = 0;
    for (Part part : parts) {
      List<Step> own = new ArrayList<>();
      for (Step step : part.steps()) {
        if (isKept.test(index++)) {
          own.add(step);
        }
      }
      if (part instanceof Together together) {
        kept.add(new Together(own, together.switches()));
      } else {
        kept.addAll(own);
      }
    }
    return withParts(kept);
  }

  /** The same scenario with another step at the index. */
  public Scenario withStep(int index, Step step) {
    int[] at = {0};
    return rewriting(old -> at[0]++ == index ? step : old);
  }

  /** The same scenario with every step rewritten, in their order. */
  public Scenario rewriting(UnaryOperator<Step> rewrite) {
    return rewriting(rewrite, UnaryOperator.identity());
  }

  /** The same scenario with every step, and every switch between CPUs, rewritten. */
  public Scenario rewriting(UnaryOperator<Step> rewrite, UnaryOperator<Switch> switches) {
    List<Part> rewritten = new ArrayList<>(parts.size());
    for (Part part : parts) {
      rewritten.add(
          switch (part) {
            case Step step -> rewrite.apply(step);
            case Together together -> together.rewriting(rewrite, switches);
          });
    }
    return withParts(rewritten);
  }

  /** The same scenario on something else. */
  public Scenario withHeader(Header other) {
    return new Scenario(other, parts, violates);
  }

  /** The same scenario with a note of the rule that it violates; null for none. */
  public Scenario violating(@Nullable String ruleId) {
    return new Scenario(header, parts, ruleId);
  }

  /** Whether anything happens in the middle of a step. */
  public boolean isInterposed() {
    for (int n = 0; n < steps.size(); n++) {
      if (steps.get(n).meanwhile() != null) {
        return true;
      }
    }
    return false;
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scenario scenario
        && header.equals(scenario.header)
        && parts.equals(scenario.parts)
        && Objects.equals(violates, scenario.violates);
  }

  @Override
  public int hashCode() {
    return Objects.hash(header, parts, violates);
  }

  @Override
  public String toString() {
    return "Scenario[header=%s, parts=%s, violates=%s]".formatted(header, parts, violates);
  }
}
