package org.ptck.conformance.campaign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The violations that a leg has met, by what they look like, on top of what was known of them when
 * it began.
 *
 * <p>Making a scenario small is dear, and a bug is met in thousands: of those that look alike, the
 * first is made small, then the fourth, the sixteenth and so on, since what looks alike at first
 * need not be alike.
 */
final class Sightings {

  private static final int GROWTH = 4;

  private final Known before;
  private final Map<Cause, Long> counts = new LinkedHashMap<>();
  private final Set<Cause> due = new HashSet<>();

  /**
   * What a campaign knows at some time. Immutable.
   *
   * @param counts how many scenarios failed like this
   * @param due what is to be made small when it is met next
   */
  record Known(Map<Cause, Long> counts, Set<Cause> due) {
    Known {
      counts = Map.copyOf(counts);
      due = Set.copyOf(due);
    }
  }

  Sightings(Known before) {
    this.before = before;
  }

  /**
   * Counts a violation; returns whether it is to be made small.
   *
   * @param isDear whether running it again costs a process: then once is enough
   */
  boolean meet(Cause cause, boolean isDear) {
    long count = counts.merge(cause, 1L, Long::sum);
    if (isSample(count + before.counts().getOrDefault(cause, 0L), isDear)) {
      due.add(cause);
    }
    return due.contains(cause) || before.due().contains(cause);
  }

  private static boolean isSample(long count, boolean isDear) {
    long rest = count;
    while (!isDear && rest % GROWTH == 0) {
      rest /= GROWTH;
    }
    return rest == 1;
  }

  /** How often each was met here. */
  Map<Cause, Long> counts() {
    return new HashMap<>(counts);
  }

  /** What is to be made small. */
  Set<Cause> due() {
    return Set.copyOf(due);
  }
}
