package org.ptck.conformance.choice;

import java.util.Map;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.OperationKind;

/** How many spaces a scenario has, how long it is, and what it draws from. */
final class Population {

  private enum Kind { FEW, CROWD, IN_TURN }

  /** The names of a few spaces. */
  private static final int FEW_NAMES = 8;

  private static final OperationKind[] KINDS = OperationKind.values();
  private static final int CROWD_MIN = 8;

  /** One less than there are one-letter names. */
  private static final int CROWD_MAX = 25;

  private static final int CROWD_MAX_OF_MANY = 40;
  private static final int MANY_PERCENT = 25;

  /** Forks of forks, and little that makes copies of what they share. */
  private static final Map<OperationKind, Integer> IN_CROWD =
      Map.of(
          OperationKind.SPAWN, 4,
          OperationKind.EXIT, 4,
          OperationKind.FORK, 110,
          OperationKind.WRITE, 14);

  /** One space after the other, taken up by some CPU. */
  private static final Map<OperationKind, Integer> IN_TURN =
      Map.of(
          OperationKind.SPAWN, 70,
          OperationKind.EXIT, 90,
          OperationKind.FORK, 20,
          OperationKind.LOAD, 40);

  private final Kind kind;
  private final Breadth breadth;
  private final int nameCount;
  private final int spaceCountMax;
  private final int stepCount;
  private final int stepCountMax;
  private final int[] weights;
  private final int touchPercent;
  private final int refusedPercent;

  private Population(
      Kind kind,
      Breadth breadth,
      int nameCount,
      int spaceCountMax,
      int stepCount,
      int stepCountMax,
      int[] weights,
      int touchPercent,
      int refusedPercent) {
    this.kind = kind;
    this.breadth = breadth;
    this.nameCount = nameCount;
    this.spaceCountMax = spaceCountMax;
    this.stepCount = stepCount;
    this.stepCountMax = stepCountMax;
    this.weights = weights;
    this.touchPercent = touchPercent;
    this.refusedPercent = refusedPercent;
  }

  /** A few spaces that stay, as the profile says. */
  static Population few(
      Geometry geometry, GeneratorProfile profile, int[] weights, Choices choices) {
    Breadth breadth = Breadth.draw(geometry, choices);
    // The larger of two draws: mostly long, since faults need a history, yet all lengths occur.
    int max = Math.min(profile.stepCountMax(), breadth.stepCountMax());
    return new Population(
        Kind.FEW,
        breadth,
        FEW_NAMES,
        Math.min(profile.spaceCountMax(), breadth.spaceCountMax()),
        Math.max(choices.range(1, max), choices.range(1, max)),
        max,
        weights,
        profile.touchPercent(),
        profile.refusedPercent());
  }

  /**
   * Many spaces at a time: their pages have more references than small counters count.
   *
   * @param nameCount the numbers that spaces may have
   */
  static Population crowd(Geometry geometry, int nameCount, int[] weights, Choices choices) {
    boolean isLarge = nameCount > CROWD_MAX_OF_MANY && choices.chance(MANY_PERCENT);
    int max = isLarge ? CROWD_MAX_OF_MANY : CROWD_MAX;
    int spaceCount = Math.max(choices.range(CROWD_MIN, max), choices.range(CROWD_MIN, max));
    int stepCount = choices.range(spaceCount + 10, 2 * spaceCount + 16);
    return new Population(
        Kind.CROWD,
        Breadth.near(geometry),
        nameCount,
        spaceCount,
        stepCount,
        stepCount,
        weighted(weights, 4, IN_CROWD),
        15,
        10);
  }

  /** Many spaces one after the other: ids come round. */
  static Population inTurn(Geometry geometry, int[] weights, Choices choices) {
    int stepCount = geometry.isShortOfIds() ? choices.range(12, 50) : choices.range(40, 120);
    return new Population(
        Kind.IN_TURN,
        Breadth.near(geometry),
        FEW_NAMES,
        3,
        stepCount,
        stepCount,
        weighted(weights, 5, IN_TURN),
        20,
        8);
  }

  /** How far ranges reach. */
  Breadth breadth() {
    return breadth;
  }

  /** Whether there are a few spaces, that stay. */
  boolean isFew() {
    return kind == Kind.FEW;
  }

  /** The names in use; more than spaces exist at a time, so that one is always left. */
  int nameCount() {
    return nameCount;
  }

  /** The most spaces that exist at a time. */
  int spaceCountMax() {
    return spaceCountMax;
  }

  /** The steps to write, before spaces are closed. */
  int stepCount() {
    return stepCount;
  }

  /** The most steps that there may be. */
  int stepCountMax() {
    return stepCountMax;
  }

  /** The kind of operation of the next step. */
  OperationKind kind(Choices choices) {
    return KINDS[choices.weighted(weights)];
  }

  /** Whether the scenario may have operations of the kind. */
  boolean has(OperationKind kind) {
    return weights[kind.ordinal()] > 0;
  }

  /** How likely a step touches what the step before has changed. */
  int touchPercent() {
    return touchPercent;
  }

  /** How likely any other step is one that must be refused. */
  int refusedPercent() {
    return refusedPercent;
  }

  /** Whether only spaces are forked that share something by it. */
  boolean forksWhatIsWritten() {
    return kind == Kind.CROWD;
  }

  /** The places to work in; each of many spaces has tables for all of them. */
  Windows windows(Geometry geometry, Choices choices) {
    return isFew()
        ? Windows.draw(geometry, breadth, choices)
        : Windows.drawOne(geometry, choices);
  }

  /** A part of the weights, and others for some kinds that the scenario keeps. */
  private static int[] weighted(int[] weights, int divisor, Map<OperationKind, Integer> others) {
    int[] weighted = weights.clone();
    for (OperationKind kind : KINDS) {
      int weight = weights[kind.ordinal()];
      int ofOthers = others.getOrDefault(kind, Math.ceilDiv(weight, divisor));
      weighted[kind.ordinal()] = weight == 0 ? 0 : ofOthers;
    }
    return weighted;
  }
}
