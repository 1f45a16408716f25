package org.ptck.conformance.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.RunRequest;

/**
 * How far runs are: what they have done of what they have to do, in scenarios, or in milliseconds
 * where time ends them. What a run leaves undone because it found something is not done: there is
 * that much less to do.
 */
final class Advance {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** About as many as generated scenarios make; only what is shown depends on it. */
  private static final long EVENTS_PER_SCENARIO = 500;

  private final Map<Key, Run> runs = new HashMap<>();
  private final int runCount;
  private long total;
  private int violationCount;
  private int ruleCount;

  /** Nothing is done yet of all that is asked for. */
  Advance(List<RunRequest> requests) {
    runCount = requests.size();
    total = requests.stream().mapToLong(Advance::length).sum();
  }

  /** A run tells how far it is. */
  void report(RunRequest request, long scenarioCount, int exercised, int rules, long nowNanos) {
    Run run = runs.computeIfAbsent(Key.of(request), _ -> new Run(nowNanos));
    run.scenarioCount = scenarioCount;
    run.exercised = exercised;
    ruleCount = rules;
    long done =
        request.extent().isTimed()
            ? (nowNanos - run.startNanos) / NANOS_PER_MILLI
            : scenarioCount;
    run.done = Math.min(done, length(request));
  }

  /** A run has ended, perhaps early: it has not gone on to its last scenario then. */
  void finish(RunRequest request, boolean isEarly, long nowNanos) {
    Run run = runs.computeIfAbsent(Key.of(request), _ -> new Run(nowNanos));
    if (isEarly) {
      total -= length(request) - run.done;
    } else {
      run.done = length(request);
    }
    run.isFinished = true;
  }

  /** A rule was violated. */
  void found() {
    violationCount++;
  }

  long done() {
    return runs.values().stream().mapToLong(run -> run.done).sum();
  }

  long total() {
    return total;
  }

  long scenarioCount() {
    return runs.values().stream().mapToLong(run -> run.scenarioCount).sum();
  }

  /** How many of how many runs have ended, what was run, and what was found, in a few words. */
  String words() {
    long finished = runs.values().stream().filter(run -> run.isFinished).count();
    return "%d/%d runs, %s".formatted(finished, runCount, violations());
  }

  /** How many rules have come up at least once, of those that are looked at. */
  String rules() {
    int exercised = runs.values().stream().mapToInt(run -> run.exercised).max().orElse(0);
    return "%d of %d rules came up".formatted(Math.min(exercised, ruleCount), ruleCount);
  }

  private String violations() {
    return switch (violationCount) {
      case 0 -> "no violation";
      case 1 -> "1 VIOLATION";
      default -> violationCount + " VIOLATIONS";
    };
  }

  private static long length(RunRequest request) {
    Extent extent = request.extent();
    if (extent.isTimed()) {
      return extent.nanosMax() / NANOS_PER_MILLI;
    }
    return extent.isCountedInEvents()
        ? extent.eventCountMax() / EVENTS_PER_SCENARIO
        : extent.scenarioCountMax() + request.regressions().size();
  }

  /** What tells runs apart: a run may report with a request that it made from the one it got. */
  private record Key(String implementation, String geometry, List<String> variants) {
    static Key of(RunRequest request) {
      return new Key(
          request.implementation().name(), request.geometry().name(), request.variants());
    }
  }

  private static final class Run {
    private final long startNanos;
    private long scenarioCount;
    private int exercised;
    private long done;
    private boolean isFinished;

    Run(long startNanos) {
      this.startNanos = startNanos;
    }
  }
}
