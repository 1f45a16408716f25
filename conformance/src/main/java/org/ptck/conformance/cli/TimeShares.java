package org.ptck.conformance.cli;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.RunRequest;

/**
 * Even shares of a time that all runs have together: who begins gets his part of what is left, so
 * that one run that takes longer than its share makes those after it shorter, and not the whole.
 */
final class TimeShares implements UnaryOperator<RunRequest> {

  private final LongSupplier elapsedNanos;
  private final long totalNanos;
  private final int atATime;
  private final int turnCount;
  private int begunCount;

  /**
   * Shares for runs.
   *
   * @param elapsedNanos how much of the time is gone
   * @param runCount how many runs go by time
   * @param atATime how many are under way at once
   */
  TimeShares(LongSupplier elapsedNanos, Duration total, int runCount, int atATime) {
    this.elapsedNanos = elapsedNanos;
    this.totalNanos = total.toNanos();
    this.atATime = atATime;
    this.turnCount = Math.ceilDiv(runCount, atATime);
  }

  /** A request with its share; what does not go by time is left as it is. */
  @Override
  public synchronized RunRequest apply(RunRequest request) {
    if (!request.extent().isTimed()) {
      return request;
    }
    long left = totalNanos - elapsedNanos.getAsLong();
    // Those that are under way at once have the same turn.
    int turnsLeft = Math.max(1, turnCount - begunCount / atATime);
    begunCount++;
    return request.within(Extent.nanos(Math.max(0, left / turnsLeft)));
  }
}
