package org.ptck.conformance.cli;

import java.io.PrintWriter;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;
import org.ptck.conformance.campaign.Progress;
import org.ptck.conformance.campaign.RunReport;
import org.ptck.conformance.campaign.RunRequest;
import org.ptck.conformance.report.Layout;

/**
 * Shows on standard error how far all runs are, what was found, and how long it will take: as a bar
 * on a terminal, elsewhere as a line a minute.
 */
final class LiveProgress implements Progress, AutoCloseable {

  private static final long LINE_NANOS = 60_000_000_000L;

  private final long startNanos = System.nanoTime();
  private final Advance advance;
  private final TimeLeft timeLeft = new TimeLeft();
  private final @Nullable ProgressBar bar;
  private final @Nullable PrintWriter lines;
  private long lastLineNanos = startNanos;

  private LiveProgress(
      List<RunRequest> requests, @Nullable ProgressBar bar, @Nullable PrintWriter lines) {
    this.advance = new Advance(requests);
    this.bar = bar;
    this.lines = lines;
  }

  /** Shows nothing. */
  static LiveProgress silent(List<RunRequest> requests) {
    return new LiveProgress(requests, null, null);
  }

  /** A line a minute. */
  static LiveProgress lines(List<RunRequest> requests, PrintWriter errors) {
    return new LiveProgress(requests, null, errors);
  }

  /** A bar. */
  static LiveProgress bar(List<RunRequest> requests) {
    var consumer = new ConsoleProgressBarConsumer(System.err);
    // Now, and not some time later on another thread, the library opens the terminal.
    consumer.getMaxRenderedLength();
    return new LiveProgress(
        requests,
        new ProgressBarBuilder()
            .setTaskName("ptck")
            .setInitialMax(new Advance(requests).total())
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(250)
            .setConsumer(consumer)
            .hideEta()
            .build(),
        null);
  }

  @Override
  public synchronized void report(
      RunRequest request, long scenarioCount, int exercisedRuleCount, int ruleCount) {
    long now = System.nanoTime();
    advance.report(request, scenarioCount, exercisedRuleCount, ruleCount, now);
    show(now);
  }

  @Override
  public synchronized void found(RunRequest request, Failure failure) {
    advance.found();
    show(System.nanoTime());
  }

  /** The run has ended, perhaps early. */
  synchronized void finish(RunRequest request, RunReport report) {
    long now = System.nanoTime();
    boolean isEarly = !report.failures().isEmpty() || report.cutShort() != null;
    advance.finish(request, isEarly, now);
    show(now);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private void show(long now) {
    if (bar != null) {
      bar.setExtraMessage(" " + words(now));
      bar.maxHint(advance.total());
      bar.stepTo(advance.done());
    } else if (lines != null && now - lastLineNanos >= LINE_NANOS) {
      lastLineNanos = now;
      lines.println(
          "ptck: %d s: %s, %s, %s"
              .formatted(
                  (now - startNanos) / 1_000_000_000,
                  Layout.compact(advance.scenarioCount()) + " scenarios",
                  advance.rules(),
                  words(now)));
      lines.flush();
    }
  }

  private String words(long now) {
    String left =
        timeLeft.after(advance.done(), advance.total(), now - startNanos)
            .map(duration -> ", about " + TimeLeft.words(duration) + " left")
            .orElse("");
    return advance.words() + left;
  }
}
