package org.ptck.conformance.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Extent;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.report.Layout;

/** One bar on standard error for all runs: how far, how fast, rules exercised, time left. */
final class LiveProgress implements Progress, AutoCloseable {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** About as many as generated scenarios make; only a bar depends on it. */
  private static final long EVENTS_PER_SCENARIO = 500;

  private final long startNanos = System.nanoTime();
  private final Map<Key, Run> runs = new HashMap<>();
  private final @Nullable ProgressBar bar;

  private LiveProgress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** Shows nothing. */
  static LiveProgress silent() {
    return new LiveProgress(null);
  }

  /** A bar for the runs. */
  static LiveProgress of(List<RunRequest> requests) {
    long max = requests.stream().mapToLong(LiveProgress::length).sum();
    var consumer = new ConsoleProgressBarConsumer(System.err);
    // Now, and not some time later on another thread, the library opens the terminal.
    consumer.getMaxRenderedLength();
    return new LiveProgress(
        new ProgressBarBuilder()
            .setTaskName("ptck")
            .setInitialMax(max)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(250)
            .setConsumer(consumer)
            .build());
  }

  @Override
  public synchronized void report(
      RunRequest request, long scenarioCount, int exercisedRuleCount, int ruleCount) {
    long now = System.nanoTime();
    Run run = runs.computeIfAbsent(Key.of(request), _ -> new Run(now));
    run.scenarioCount = scenarioCount;
    run.exercisedRuleCount = exercisedRuleCount;
    long done =
        request.extent().isTimed() ? (now - run.startNanos) / NANOS_PER_MILLI : scenarioCount;
    run.length = Math.min(done, length(request));
    if (bar != null) {
      show(bar, ruleCount, now);
    }
  }

  /** The run has ended, perhaps early. */
  synchronized void finish(RunRequest request) {
    Run run = runs.computeIfAbsent(Key.of(request), _ -> new Run(System.nanoTime()));
    run.length = length(request);
    if (bar != null) {
      bar.stepTo(done());
    }
  }

  /** How much of the bar is filled. */
  synchronized long done() {
    return runs.values().stream().mapToLong(run -> run.length).sum();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private void show(ProgressBar shown, int ruleCount, long now) {
    long scenarioCount = runs.values().stream().mapToLong(run -> run.scenarioCount).sum();
    int exercised = runs.values().stream().mapToInt(run -> run.exercisedRuleCount).max().orElse(0);
    double seconds = Math.max(1, now - startNanos) / 1e9;
    shown.setExtraMessage(
        " %s scenarios/s, rules %d/%d"
            .formatted(Layout.compact((long) (scenarioCount / seconds)), exercised, ruleCount));
    shown.stepTo(done());
  }

  /** How much of the bar a run fills: scenarios, or milliseconds when time ends it. */
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
    private int exercisedRuleCount;
    private long length;

    Run(long startNanos) {
      this.startNanos = startNanos;
    }
  }
}
