package org.ptck.conformance.choice;

import static java.util.Map.entry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.ptck.spec.fact.OperationKind;

/**
 * What generated scenarios are like.
 *
 * @param weights how often each kind of operation is drawn, relative to the others; 0 or absent:
 *   never
 * @param stepCountMax the largest number of steps, not counting one exit for each space that is
 *   left; 1 to 58
 * @param cpuCountMax the largest number of CPUs; 1 to 4
 * @param spaceCountMax the largest number of spaces that exist at a time; 1 to 6
 * @param keptPercent how likely a scenario keeps a kind of operation: each scenario draws from a
 *   subset, since what never occurs lets other things pile up
 * @param touchPercent how likely a step touches what the step before has changed
 * @param refusedPercent how likely any other step is one that must be refused
 * @param failingPercent how likely a scenario has steps whose allocations fail
 * @param aimedPercent how likely a scenario with several CPUs is aimed: run once to see what its
 *   steps do, and then with other CPUs in the middle of them
 * @param crowdPercent how likely a scenario has many spaces, at a time or one after the other, and
 *   as many steps as that takes: up to 120
 */
public record GeneratorProfile(
    Map<OperationKind, Integer> weights,
    int stepCountMax,
    int cpuCountMax,
    int spaceCountMax,
    int keptPercent,
    int touchPercent,
    int refusedPercent,
    int failingPercent,
    int aimedPercent,
    int crowdPercent) {

  /** Without these nothing ever happens, so every scenario may use them. */
  static final Set<OperationKind> INDISPENSABLE =
      Set.of(OperationKind.SPAWN, OperationKind.MAP, OperationKind.WRITE);

  /** About 25 steps on mostly two CPUs; three of four accepted; failures in one of 25 scenarios. */
  public static final GeneratorProfile STANDARD =
      new GeneratorProfile(
          Map.ofEntries(
              entry(OperationKind.SPAWN, 6),
              entry(OperationKind.EXIT, 3),
              entry(OperationKind.MAP, 13),
              entry(OperationKind.MAP_FILE, 11),
              entry(OperationKind.UNMAP, 20),
              entry(OperationKind.PROTECT, 13),
              entry(OperationKind.MOVE, 7),
              entry(OperationKind.DISCARD, 5),
              entry(OperationKind.SYNC, 7),
              entry(OperationKind.PIN, 6),
              entry(OperationKind.UNPIN, 5),
              entry(OperationKind.DEVICE_READ, 4),
              entry(OperationKind.DEVICE_WRITE, 6),
              entry(OperationKind.FORK, 11),
              entry(OperationKind.READ, 11),
              entry(OperationKind.WRITE, 21),
              entry(OperationKind.LOAD, 8),
              entry(OperationKind.LAZY, 4),
              entry(OperationKind.COPY_IN, 3),
              entry(OperationKind.COPY_OUT, 8)),
          37, 4, 4, 75, 70, 37, 4, 20, 3);

  /**
   * A few steps, most of them of operations that allocate in the middle of what they do, on memory
   * that was used: to be run once for each allocation.
   */
  public static final GeneratorProfile BRIEF =
      new GeneratorProfile(
          Map.ofEntries(
              entry(OperationKind.SPAWN, 1),
              entry(OperationKind.MAP, 12),
              entry(OperationKind.MAP_FILE, 4),
              entry(OperationKind.UNMAP, 4),
              entry(OperationKind.PROTECT, 3),
              entry(OperationKind.MOVE, 10),
              entry(OperationKind.DISCARD, 2),
              entry(OperationKind.PIN, 10),
              entry(OperationKind.FORK, 14),
              entry(OperationKind.READ, 3),
              entry(OperationKind.WRITE, 24),
              entry(OperationKind.COPY_OUT, 5)),
          14, 2, 3, 85, 60, 0, 0, 0, 0);

  /** Checks the bounds; a number beyond them is a programming error. */
  public GeneratorProfile {
    weights = Map.copyOf(weights);
    check("stepCountMax", stepCountMax, 1, 58);
    check("cpuCountMax", cpuCountMax, 1, 4);
    check("spaceCountMax", spaceCountMax, 1, 6);
    check("keptPercent", keptPercent, 0, 100);
    check("touchPercent", touchPercent, 0, 100);
    check("refusedPercent", refusedPercent, 0, 100);
    check("failingPercent", failingPercent, 0, 100);
    check("aimedPercent", aimedPercent, 0, 100);
    check("crowdPercent", crowdPercent, 0, 100);
    weights.forEach((kind, weight) -> check("weight of " + kind, weight, 0, 1_000_000));
    for (OperationKind kind : INDISPENSABLE) {
      check("weight of " + kind, weights.getOrDefault(kind, 0), 1, 1_000_000);
    }
  }

  /** The same profile with another largest number of steps, for all: without crowds. */
  public GeneratorProfile withStepCountMax(int count) {
    return new GeneratorProfile(
        weights, count, cpuCountMax, spaceCountMax, keptPercent, touchPercent, refusedPercent,
        failingPercent, aimedPercent, 0);
  }

  /** The same profile with another share of scenarios in which allocations fail. */
  public GeneratorProfile withFailingPercent(int percent) {
    return new GeneratorProfile(
        weights, stepCountMax, cpuCountMax, spaceCountMax, keptPercent, touchPercent,
        refusedPercent, percent, aimedPercent, crowdPercent);
  }

  /** The same profile with another weight for one kind of operation. */
  public GeneratorProfile withWeight(OperationKind kind, int weight) {
    Map<OperationKind, Integer> changed = new EnumMap<>(weights);
    changed.put(kind, weight);
    return new GeneratorProfile(
        changed, stepCountMax, cpuCountMax, spaceCountMax, keptPercent, touchPercent,
        refusedPercent, failingPercent, aimedPercent, crowdPercent);
  }

  /** The same profile with another share of scenarios that are aimed. */
  public GeneratorProfile withAimedPercent(int percent) {
    return new GeneratorProfile(
        weights, stepCountMax, cpuCountMax, spaceCountMax, keptPercent, touchPercent,
        refusedPercent, failingPercent, percent, crowdPercent);
  }

  /** The same profile with another share of scenarios that have many spaces. */
  public GeneratorProfile withCrowdPercent(int percent) {
    return new GeneratorProfile(
        weights, stepCountMax, cpuCountMax, spaceCountMax, keptPercent, touchPercent,
        refusedPercent, failingPercent, aimedPercent, percent);
  }

  private static void check(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s must be %d to %d but is %d".formatted(what, min, max, value));
    }
  }
}
