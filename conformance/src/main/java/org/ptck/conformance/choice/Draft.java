package org.ptck.conformance.choice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;

/** The steps written so far, and which of them the model is meant to refuse. */
final class Draft {

  private static final int MARKED_PERCENT = 40;

  /** More than most scenarios have. */
  private static final int USUAL_STEP_COUNT = 32;

  private final Choices choices;
  private final int cpuCount;
  private final int blockEntries;
  private final List<Step> steps = new ArrayList<>(USUAL_STEP_COUNT);
  private final BitSet refused = new BitSet();

  /**
   * A draft without steps.
   *
   * @param blockEntries the entries of a contiguous block among which accesses choose one for their
   *   marks; 1 if they never do
   */
  Draft(Choices choices, int cpuCount, int blockEntries) {
    this.choices = choices;
    this.cpuCount = cpuCount;
    this.blockEntries = blockEntries;
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
    Step step = Step.of(choices.choose(cpuCount), operation);
    boolean isMarked =
        blockEntries > 1 && operation.kind().isAccess() && choices.chance(MARKED_PERCENT);
    steps.add(isMarked ? step.marking(choices.choose(blockEntries)) : step);
  }

  void addRefused(Operation operation) {
    refused.set(steps.size());
    addAccepted(operation);
  }

  /** Whether the step at the index is meant to be refused. */
  boolean isRefused(int index) {
    return refused.get(index);
  }
}
