package org.ptck.conformance.drive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Rejection;

/**
 * What came of each step of a scenario, as far as it came. Immutable.
 *
 * <p>Columns of numbers: of most scenarios nobody asks what they were.
 */
public final class StepNotes {

  /** No step was reached. */
  public static final StepNotes NONE = new StepNotes(new int[0], new byte[0], new int[0]);

  private static final Rejection[] REJECTIONS = Rejection.values();
  private static final Capability[] CAPABILITIES = Capability.values();
  private static final byte CARRIED_OUT = 0;
  private static final int FIRST_REJECTION = 1;
  private static final int FIRST_CAPABILITY = FIRST_REJECTION + REJECTIONS.length;

  private final int[] allocationCounts;
  private final byte[] reasons;
  private final int[] eventCounts;

  private StepNotes(int[] allocationCounts, byte[] reasons, int[] eventCounts) {
    this.allocationCounts = allocationCounts;
    this.reasons = reasons;
    this.eventCounts = eventCounts;
  }

  /**
   * The notes that say this.
   *
   * @param allocationCounts how many allocations each step asked for
   * @param refused those of the steps that were refused or not asked for
   * @param eventCounts how many events had happened when each step began
   */
  public static StepNotes of(
      List<Integer> allocationCounts, List<RefusedStep> refused, List<Integer> eventCounts) {
    Taker taker = new Taker();
    eventCounts.forEach(taker::begin);
    allocationCounts.forEach(taker::add);
    for (RefusedStep each : refused) {
      taker.reasons[each.step()] = code(each.reason(), each.missing());
    }
    return taker.taken();
  }

  private static byte code(@Nullable Rejection reason, @Nullable Capability missing) {
    if (missing != null) {
      return (byte) (FIRST_CAPABILITY + missing.ordinal());
    }
    return reason == null ? CARRIED_OUT : (byte) (FIRST_REJECTION + reason.ordinal());
  }

  /** How many allocations each step asked for. */
  public List<Integer> allocationCounts() {
    return Arrays.stream(allocationCounts).boxed().toList();
  }

  /**
   * How many events had happened when each step began: of the one that did not end as well, and of
   * what follows the last step, if it came to that.
   */
  public List<Integer> eventCounts() {
    return Arrays.stream(eventCounts).boxed().toList();
  }

  /** The steps that were refused or not asked for, in order. */
  public List<RefusedStep> refused() {
    List<RefusedStep> refused = new ArrayList<>();
    for (int step = 0; step < reasons.length; step++) {
      int code = reasons[step];
      if (code >= FIRST_CAPABILITY) {
        refused.add(RefusedStep.without(step, CAPABILITIES[code - FIRST_CAPABILITY]));
      } else if (code >= FIRST_REJECTION) {
        refused.add(RefusedStep.because(step, REJECTIONS[code - FIRST_REJECTION]));
      }
    }
    return refused;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StepNotes notes
        && Arrays.equals(allocationCounts, notes.allocationCounts)
        && Arrays.equals(reasons, notes.reasons)
        && Arrays.equals(eventCounts, notes.eventCounts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(allocationCounts) + Arrays.hashCode(reasons))
        + Arrays.hashCode(eventCounts);
  }

  @Override
  public String toString() {
    return "allocations %s, refused %s".formatted(Arrays.toString(allocationCounts), refused());
  }

  /** Takes notes of one scenario after the other. */
  static final class Taker {
    private int[] allocationCounts = new int[64];
    private byte[] reasons = new byte[64];
    private int[] eventCounts = new int[65];
    private int count;
    private int begunCount;

    /** Begins a scenario. */
    void reset() {
      count = 0;
      begunCount = 0;
    }

    /** The next step, or what follows the last one, begins after so many events. */
    void begin(long eventCount) {
      if (begunCount == eventCounts.length) {
        eventCounts = Arrays.copyOf(eventCounts, begunCount * 2);
      }
      eventCounts[begunCount++] = (int) Math.min(eventCount, Integer.MAX_VALUE);
    }

    /** The next step has ended. */
    void add(int allocationCount) {
      if (count == reasons.length) {
        allocationCounts = Arrays.copyOf(allocationCounts, count * 2);
        reasons = Arrays.copyOf(reasons, count * 2);
      }
      allocationCounts[count] = allocationCount;
      reasons[count] = CARRIED_OUT;
      count++;
    }

    /**
     * The step that has just ended changed nothing a program could see, if there is a reason.
     *
     * @param reason why it was refused; null if it was not
     * @param missing the capability without which it was not asked for; null if it was
     */
    void because(@Nullable Rejection reason, @Nullable Capability missing) {
      reasons[count - 1] = code(reason, missing);
    }

    /** What was noted of the scenario so far. */
    StepNotes taken() {
      return new StepNotes(
          Arrays.copyOf(allocationCounts, count),
          Arrays.copyOf(reasons, count),
          Arrays.copyOf(eventCounts, begunCount));
    }
  }
}
