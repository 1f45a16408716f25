package org.ptck.conformance.run;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;

/** Puts accesses by other CPUs into the middle of steps that were seen to make events. */
final class Aim {

  private static final int NEAR_PERCENT = 85;
  private static final int STORE_PERCENT = 70;
  private static final int NEIGHBOUR_PERCENT = 25;
  private static final int MARKED_PERCENT = 30;

  private final Geometry geometry;
  private final Choices choices;

  private Aim(Geometry geometry, Choices choices) {
    this.geometry = geometry;
    this.choices = choices;
  }

  /**
   * The scenario with an access in the middle of one or two of its steps; the scenario itself where
   * no other CPU could have done anything.
   *
   * @param recorder what was seen of the scenario when it ran
   */
  static Scenario at(
      Scenario scenario, AnchorRecorder recorder, Geometry geometry, Choices choices) {
    return new Aim(geometry, choices).at(scenario, recorder);
  }

  private Scenario at(Scenario scenario, AnchorRecorder recorder) {
    List<Integer> all = new ArrayList<>();
    List<Integer> near = new ArrayList<>();
    for (int index = 0; index < scenario.steps().size(); index++) {
      List<Anchored> seen = recorder.at(index);
      if (!seen.isEmpty()) {
        all.add(index);
      }
      if (seen.stream().anyMatch(Anchored::isNear)) {
        near.add(index);
      }
    }
    List<Step> steps = new ArrayList<>(scenario.steps());
    for (int count = choices.range(1, 2); count > 0 && !all.isEmpty(); count--) {
      boolean isNear = !near.isEmpty() && choices.chance(NEAR_PERCENT);
      Integer index = choices.pick(isNear ? near : all);
      all.removeIf(index::equals);
      near.removeIf(index::equals);
      steps.set(index, steps.get(index).meanwhile(meanwhile(recorder.at(index), isNear)));
    }
    return scenario.withSteps(steps);
  }

  private Meanwhile meanwhile(List<Anchored> seen, boolean isNear) {
    List<Anchored> pool =
        isNear ? seen.stream().filter(Anchored::isNear).toList() : seen;
    Anchored anchored = choices.pick(pool);
    long address = address(anchored.address());
    Operation access =
        choices.chance(STORE_PERCENT)
            ? new Operation.Write(anchored.space(), address, 1)
            : new Operation.Read(anchored.space(), address);
    return new Meanwhile(anchored.anchor(), anchored.cpu(), access, marks());
  }

  /** The address, or now and then another page of the same contiguous block. */
  private long address(long address) {
    int run = geometry.contiguousRun(0);
    return run > 1 && choices.chance(NEIGHBOUR_PERCENT)
        ? address ^ ((long) choices.choose(run) << geometry.pageShift())
        : address;
  }

  private int marks() {
    int run = geometry.contiguousRun(0);
    return run > 1 && choices.chance(MARKED_PERCENT)
        ? choices.choose(run)
        : Step.MARKS_WHERE_WALKED;
  }
}
