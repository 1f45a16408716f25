package org.ptck.conformance.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Steps side by side: each CPU carries out its own one after the other, and switches say where
 * another CPU goes on. Where none says so, a step runs to its end, and those written first go
 * first.
 *
 * <p>Every selection of steps and switches is one: switches from or to a CPU that has no step are
 * left out, and so is a second one after the same event.
 *
 * @param steps the steps; nothing but switches happens in the middle of them
 * @param switches in the order in which they are written
 */
public record Together(List<Step> steps, Set<Switch> switches) implements Part {

  /** Leaves out switches that mean nothing; a step with a moment is a programming error. */
  public Together {
    steps = List.copyOf(steps);
    switches = meant(steps, switches);
    if (steps.stream().anyMatch(step -> step.meanwhile() != null)) {
      throw new IllegalArgumentException("side by side, switches say what happens meanwhile");
    }
  }

  /** The same steps with other switches. */
  public Together withSwitches(Collection<Switch> others) {
    return new Together(steps, new LinkedHashSet<>(others));
  }

  /** The same with every step and every switch rewritten. */
  public Together rewriting(UnaryOperator<Step> rewrite, UnaryOperator<Switch> rewriteSwitch) {
    return new Together(
        steps.stream().map(rewrite).toList(),
        new LinkedHashSet<>(switches.stream().map(rewriteSwitch).toList()));
  }

  /** Whether some step is on the CPU. */
  static boolean isBusy(List<Step> steps, int cpu) {
    return steps.stream().anyMatch(step -> step.cpu() == cpu);
  }

  private static Set<Switch> meant(List<Step> steps, Set<Switch> switches) {
    List<Switch> meant = new ArrayList<>();
    for (Switch each : switches.stream().sorted(Switch.ORDER).toList()) {
      boolean isSecond = !meant.isEmpty() && meant.getLast().isAfterSameAs(each);
      if (isBusy(steps, each.cpu()) && isBusy(steps, each.next()) && !isSecond) {
        meant.add(each);
      }
    }
    return Collections.unmodifiableSet(new LinkedHashSet<>(meant));
  }
}
