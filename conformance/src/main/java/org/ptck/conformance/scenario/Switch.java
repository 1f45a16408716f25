package org.ptck.conformance.scenario;

import java.util.Comparator;

/**
 * Where, among steps side by side, another CPU goes on: right after an event of the step that a CPU
 * is carrying out.
 *
 * @param cpu the CPU that makes the event
 * @param anchor the event
 * @param next the CPU that goes on then; another one
 */
public record Switch(int cpu, Anchor anchor, int next) {

  /** The order in which they are written. */
  static final Comparator<Switch> ORDER =
      Comparator.comparingInt(Switch::cpu)
          .thenComparing(each -> each.anchor().kind())
          .thenComparingInt(each -> each.anchor().owner())
          .thenComparingLong(each -> each.anchor().place())
          .thenComparingInt(each -> each.anchor().ordinal())
          .thenComparingInt(Switch::next);

  /** Checks that the text form can express it. */
  public Switch {
    if (!Step.isCpu(cpu) || !Step.isCpu(next) || cpu == next) {
      throw new IllegalArgumentException("no switch from cpu%d to cpu%d".formatted(cpu, next));
    }
  }

  /** The same after another event. */
  public Switch at(Anchor other) {
    return new Switch(cpu, other, next);
  }

  /** The same between other CPUs. */
  public Switch on(int otherCpu, int otherNext) {
    return new Switch(otherCpu, anchor, otherNext);
  }

  /** Whether the other one is after the same event. */
  boolean isAfterSameAs(Switch other) {
    return cpu == other.cpu && anchor.equals(other.anchor);
  }
}
