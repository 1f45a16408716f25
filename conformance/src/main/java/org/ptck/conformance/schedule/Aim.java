package org.ptck.conformance.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;

/** Puts accesses by other CPUs into the middle of steps that were seen to make events. */
public final class Aim {

  private static final int TELLING_PERCENT = 40;
  private static final int NEAR_PERCENT = 85;
  private static final int STORE_PERCENT = 80;
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
   * @param meetings what was seen that could meet its steps
   */
  public static Scenario at(
      Scenario scenario, Meetings meetings, Geometry geometry, Choices choices) {
    return new Aim(geometry, choices).at(scenario, meetings);
  }

  private Scenario at(Scenario scenario, Meetings meetings) {
    List<Step> steps = new ArrayList<>(scenario.steps());
    for (int count = choices.range(1, 2); count > 0; count--) {
      MeetingKind wanted = wanted(steps, meetings);
      int[] indexes = indexes(steps, meetings, wanted);
      if (indexes.length > 0) {
        int index = pick(steps, indexes);
        int picked = choices.choose(meetings.count(index, wanted));
        Anchored anchored = meetings.at(index, wanted, picked);
        steps.set(index, steps.get(index).meanwhile(meanwhile(anchored)));
      }
    }
    return scenario.withSteps(steps);
  }

  /** Mostly what is near an entry, and often what leaves a mark in it, if there is any such. */
  private MeetingKind wanted(List<Step> steps, Meetings meetings) {
    if (choices.chance(TELLING_PERCENT)
        && hasAny(steps, meetings, MeetingKind.TELLING)) {
      return MeetingKind.TELLING;
    }
    return choices.chance(NEAR_PERCENT) && hasAny(steps, meetings, MeetingKind.NEAR)
        ? MeetingKind.NEAR
        : MeetingKind.ANY;
  }

  /** The steps at which there is such a thing, and nothing happens yet. */
  private static int[] indexes(List<Step> steps, Meetings meetings, MeetingKind wanted) {
    int[] indexes = new int[steps.size()];
    int count = 0;
    for (int index = 0; index < steps.size(); index++) {
      if (isFree(steps, index) && meetings.has(index, wanted)) {
        indexes[count++] = index;
      }
    }
    return Arrays.copyOf(indexes, count);
  }

  private static boolean hasAny(List<Step> steps, Meetings meetings, MeetingKind wanted) {
    for (int index = 0; index < steps.size(); index++) {
      if (isFree(steps, index) && meetings.has(index, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFree(List<Step> steps, int index) {
    return steps.get(index).meanwhile() == null;
  }

  /** One of the steps, rather one that takes something from entries than one that fills them. */
  private int pick(List<Step> steps, int[] indexes) {
    int[] weights = new int[indexes.length];
    for (int n = 0; n < weights.length; n++) {
      weights[n] = weight(steps.get(indexes[n]).operation());
    }
    return indexes[choices.weighted(weights)];
  }

  private static int weight(Operation operation) {
    return switch (operation) {
      case Operation.Move _, Operation.Sync _ -> 12;
      case Operation.Protect _, Operation.Fork _, Operation.Unmap _, Operation.Discard _ -> 6;
      default -> 1;
    };
  }

  private Meanwhile meanwhile(Anchored anchored) {
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
