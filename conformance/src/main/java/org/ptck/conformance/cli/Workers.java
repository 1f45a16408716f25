package org.ptck.conformance.cli;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Crew;

/**
 * Who carries out the runs of a command.
 *
 * @param runCount how many runs are under way at a time
 * @param together the crew of all of them; null if each has one worker of its own
 */
record Workers(int runCount, @Nullable Crew together) {

  /** More threads than any machine has use for. */
  static final int COUNT_MAX = 4_096;

  /** While one run comes to its end, the next has begun. */
  private static final int RUN_COUNT_TOGETHER = 2;

  /** So many workers for whichever run has something to do. */
  static Workers together(int count) {
    return new Workers(Math.min(count, RUN_COUNT_TOGETHER), Crew.of(count));
  }

  /** So many runs at a time, each with one worker. */
  static Workers oneForEachRun(int runCount) {
    return new Workers(runCount, null);
  }

  /** Who carries out the next run. */
  Crew crew() {
    return together == null ? Crew.of(1) : together;
  }
}
