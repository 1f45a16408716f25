package org.ptck.conformance.cli;

import java.time.Duration;
import java.util.Optional;

/**
 * How long runs will still take, as far as anybody can tell: an estimate that stands until it is
 * wrong by much, and counts down meanwhile, instead of jumping with every geometry.
 */
final class TimeLeft {

  /** Before that, what Java compiles and the first geometry decide too much. */
  private static final long SILENT_NANOS = 5_000_000_000L;

  private static final double SILENT_SHARE = 0.02;

  /** By what share of what is left it may be wrong before it is corrected. */
  private static final double TOLERANCE = 0.25;

  private long endNanos;
  private boolean isKnown;

  /**
   * What is left.
   *
   * @param done how much is done
   * @param total how much there is to do, in the same unit
   * @param elapsedNanos since the beginning
   * @return never negative; empty while nobody can tell
   */
  Optional<Duration> after(long done, long total, long elapsedNanos) {
    if (elapsedNanos < SILENT_NANOS || done < total * SILENT_SHARE || done == 0) {
      return Optional.empty();
    }
    double left = (double) elapsedNanos / done * (total - done);
    double shown = endNanos - elapsedNanos;
    if (!isKnown || Math.abs(left - shown) > TOLERANCE * Math.max(left, SILENT_NANOS)) {
      endNanos = elapsedNanos + (long) left;
      isKnown = true;
    }
    return Optional.of(Duration.ofNanos(Math.max(0, endNanos - elapsedNanos)));
  }

  /** A duration as a person says it: in seconds, or in minutes. */
  static String words(Duration left) {
    long seconds = left.toSeconds();
    return seconds < 90 ? seconds + " s" : (seconds + 30) / 60 + " min";
  }
}
