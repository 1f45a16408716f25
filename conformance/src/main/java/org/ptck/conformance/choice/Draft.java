package org.ptck.conformance.choice;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;

/** The steps written so far, and which of them the model is meant to refuse. */
final class Draft {

  private final Choices choices;
  private final int cpuCount;
  private final List<Step> steps = new ArrayList<>(Windows.PAGE_COUNT);
  private long refused;

  Draft(Choices choices, int cpuCount) {
    this.choices = choices;
    this.cpuCount = cpuCount;
  }

  int cpuCount() {
    return cpuCount;
  }

  List<Step> steps() {
    return steps;
  }

  /** The stamp that a write has if it comes next. */
  long nextStamp() {
    return steps.size() + 1L;
  }

  void addAccepted(Operation operation) {
    steps.add(Step.of(choices.choose(cpuCount), operation));
  }

  void addRefused(Operation operation) {
    refused |= 1L << steps.size();
    addAccepted(operation);
  }

  /** Whether the step at the index, 0 to 63, is meant to be refused. */
  boolean isRefused(int index) {
    return ((refused >>> index) & 1) != 0;
  }
}
