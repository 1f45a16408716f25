package org.ptck.conformance.drive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.rule.Finding;

/**
 * What came of one scenario.
 *
 * @param finding the violation that ended it; null when every rule held
 * @param step the index of the step at which it ended; the number of steps when that was after the
 *   last one, in the final read-back or when every space was closed
 * @param staleStep the index of the first step that ended without the event that its anchor names;
 *   {@link #NOT_STALE} if there is none
 * @param operationCount the operations that were executed
 * @param acceptedCount the operations that the model accepted
 * @param notes what came of each step
 * @param events the events that happened
 * @param eventHash a number that depends on every event and on their order
 */
public record ScenarioResult(
    @Nullable Finding finding,
    int step,
    int staleStep,
    int operationCount,
    int acceptedCount,
    StepNotes notes,
    EventCounts events,
    long eventHash) {

  /** The stale step of a scenario every anchor of which fired. */
  public static final int NOT_STALE = -1;

  /** What comes of nothing. */
  public static final ScenarioResult NONE =
      new ScenarioResult(null, 0, NOT_STALE, 0, 0, StepNotes.NONE, EventCounts.NONE, 0);

  /**
   * The result of a scenario of which nothing is known but how it ended: its process or thread did
   * not come back.
   */
  public static ScenarioResult seenFromOutside(Finding finding, int step) {
    return new ScenarioResult(
        finding, step, NOT_STALE, 0, 0, StepNotes.NONE, EventCounts.NONE, 0);
  }

  /** The same result of other events, of which only the hash is known. */
  public ScenarioResult withEventHash(long other) {
    return new ScenarioResult(
        finding,
        step,
        staleStep,
        operationCount,
        acceptedCount,
        notes,
        events,
        other);
  }

  /** The same result with another violation; null for none. */
  public ScenarioResult withFinding(@Nullable Finding other) {
    return new ScenarioResult(
        other,
        step,
        staleStep,
        operationCount,
        acceptedCount,
        notes,
        events,
        eventHash);
  }

  /** How many allocations each step asked for, as far as it came. */
  public List<Integer> allocationCounts() {
    return notes.allocationCounts();
  }

  /** How many events had happened when each step began; see {@link StepNotes#eventCounts}. */
  public List<Integer> stepBegins() {
    return notes.eventCounts();
  }

  /** The steps that were refused or not asked for, in order, as far as it came. */
  public List<RefusedStep> refused() {
    return notes.refused();
  }

  /** The number of events that happened. */
  public long eventCount() {
    return events.total();
  }

  /** Whether a rule was violated. */
  public boolean isViolation() {
    return finding != null;
  }

  /** Whether exactly this rule was violated. */
  public boolean violates(String ruleId) {
    return finding != null && finding.rule().id().equals(ruleId);
  }

  /**
   * Whether an anchor did not fire: the scenario no longer does what it was written for, and says
   * nothing unless a rule was violated.
   */
  public boolean isStale() {
    return staleStep != NOT_STALE;
  }
}
