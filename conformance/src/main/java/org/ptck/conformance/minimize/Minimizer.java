package org.ptck.conformance.minimize;

import java.util.BitSet;
import java.util.List;
import org.ptck.conformance.scenario.Scenario;

/**
 * Makes failing scenarios small.
 *
 * <p>Deletes what has nothing to do with the failing step, then chunks, single steps and pairs;
 * simplifies what is left; in the end tries every single deletion. A function of the scenario and
 * of what the trial answers: its bounds are numbers of scenarios and of events, and no clock.
 */
public final class Minimizer {

  /** Enough for every scenario that generators make, by a factor of ten. */
  public static final Minimizer DEFAULT = new Minimizer(2_000, 200_000_000);

  private static final List<Simplification> SIMPLIFICATIONS =
      List.of(
          new SimplerHardware(),
          new SimplerMoments(),
          new SimplerSchedules(),
          new SimplerFiles(),
          new SimplerPins(),
          new LowerAddresses(),
          new SmallerRanges(),
          new SimplerMappings(),
          new PlainerSpaces());

  private final long executionCountMax;
  private final long costMax;

  /**
   * A minimizer that keeps the best scenario so far when it reaches a bound.
   *
   * @param executionCountMax scenarios that it may run
   * @param costMax what they may cost, as {@link Trial#cost} has it; matters where each trial is a
   *   loop, a hang or a crash
   */
  public Minimizer(long executionCountMax, long costMax) {
    this.executionCountMax = executionCountMax;
    this.costMax = costMax;
  }

  /**
   * The smallest scenario found that still fails; never longer than the one given.
   *
   * @param failing a scenario that the trial would say fails
   * @param failedStep the index of the step at which it failed; the number of steps when that was
   *   after the last one
   */
  public Minimized minimize(Scenario failing, int failedStep, Trial trial) {
    Search search = new Search(failing, trial, executionCountMax, costMax);
    Slices.apply(search, failedStep);
    Deletions deletions = new Deletions(search, failedStep < failing.steps().size());
    do {
      deletions.chunksAndSingles();
      deletions.pairs();
      Detours.cut(search);
      simplify(search);
      deletions.singles();
    } while (deletions.anyPlainSingle());
    return new Minimized(search.best(), search.executionCount(), !search.isCutShort());
  }

  private static void simplify(Search search) {
    Scenario before;
    do {
      before = search.best();
      for (Simplification simplification : SIMPLIFICATIONS) {
        while (acceptAny(search, simplification.candidates(search.best(), search.geometry()))) {
          // Every success makes new candidates.
        }
      }
      // Shorter ranges may lie closer together; what was tried before is not run again.
    } while (!search.best().equals(before));
  }

  private static boolean acceptAny(Search search, List<Scenario> candidates) {
    BitSet acceptedNow = Foresight.accepted(search.best(), search.geometry());
    for (Scenario candidate : candidates) {
      // A step that is refused in its simpler form no longer does what it did for the failure.
      BitSet lost = (BitSet) acceptedNow.clone();
      lost.andNot(Foresight.accepted(candidate, search.geometry()));
      if (lost.isEmpty() && search.accept(candidate)) {
        return true;
      }
    }
    return false;
  }
}
