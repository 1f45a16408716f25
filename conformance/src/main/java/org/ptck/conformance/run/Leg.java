package org.ptck.conformance.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;

/** The part of a campaign that one thread with one machine does: up to the next violation. */
final class Leg implements AutoCloseable {

  /** A violation and where it was found. */
  record Violation(Finding finding, Scenario scenario, int step) {}

  private static final long PROGRESS_NANOS = 200_000_000;

  /** Scenarios run after one that violates a rule, for a choice of what to make small. */
  private static final int MORE_COUNT = 31;

  /** Processes that die before a leg ends; what is found is found by then. */
  private static final int REPLACEMENT_COUNT_MAX = 100;

  private final RunRequest request;
  private final List<Rule> rules;
  private final ScenarioSource source;
  private final Tally tally;
  private final Heartbeat heartbeat;
  private final Progress progress;
  private final long startNanos;
  private volatile Executor executor;
  private volatile Scenario current;
  private boolean givenUp;
  private int replacementCount;
  private final List<Violation> violations = new ArrayList<>();

  /** What is left of the sweep of the scenario drawn last. */
  private final Deque<Scenario> sweep = new ArrayDeque<>();

  Leg(
      RunRequest request,
      List<Rule> rules,
      ScenarioSource source,
      Tally tally,
      Heartbeat heartbeat,
      Progress progress,
      long startNanos) {
    this.request = request;
    this.rules = List.copyOf(rules);
    this.source = source;
    this.tally = tally;
    this.heartbeat = heartbeat;
    this.progress = progress;
    this.startNanos = startNanos;
    this.executor = open();
    this.current = new Scenario(Header.of(request.geometry().name()), List.of(), null);
  }

  /** The rules that are looked at. */
  List<Rule> rules() {
    return rules;
  }

  Executor executor() {
    return executor;
  }

  /** The scenario that is running; read by the supervisor of a run that hangs. */
  Scenario current() {
    return current;
  }

  /**
   * Gives up the thread that runs this leg. Should it ever go on, it changes nothing that the next
   * leg uses.
   */
  synchronized void giveUp() {
    givenUp = true;
  }

  /** Gives back what the leg holds; it runs nothing any more. */
  @Override
  public synchronized void close() {
    givenUp = true;
    executor.close();
  }

  /**
   * Runs scenarios until one violates a rule that is still looked at, or none is left.
   *
   * @return the violation, and those of the scenarios that come right after it, to choose from;
   *   empty when there is none
   */
  List<Violation> run() {
    long reported = startNanos;
    long last = Long.MAX_VALUE;
    while (source.count() < last) {
      heartbeat.beat();
      long now = System.nanoTime();
      if (now - reported > PROGRESS_NANOS) {
        reported = now;
        report();
      }
      if (now - startNanos > request.extent().nanosMax()
          || tally.eventCount() >= request.extent().eventCountMax()) {
        return violations();
      }
      if (isWornOut()) {
        throw new ExecutorLost("%d of its processes died".formatted(replacementCount));
      }
      Violation violation = next();
      if (violation != null) {
        add(violation);
        // A machine for each of them would cost more than a choice is worth.
        last = executor.isSpoilt() ? 0 : Math.min(last, source.count() + MORE_COUNT);
      } else if (source.isExhausted() && sweep.isEmpty()) {
        return violations();
      }
    }
    return violations();
  }

  private @Nullable Violation next() {
    long index = source.count();
    boolean isSwept = !sweep.isEmpty();
    Scenario drawn = begin();
    if (drawn == null) {
      return null;
    }
    boolean sweeps = request.extent().sweeps();
    Choices aim = isSwept || sweeps ? null : source.aim();
    Scenario scenario = aim == null ? drawn : aimed(drawn, aim);
    ScenarioResult result = executor.run(scenario);
    count(result);
    if (sweeps && !isSwept && !result.isViolation()) {
      sweep.addAll(AllocationSweep.of(scenario, result.allocationCounts()));
    }
    if (!isSwept && index < request.regressions().size()) {
      countRegression(request.regressions().get((int) index), result);
    }
    if (!result.isViolation() && Repeatability.isDue(index)) {
      result = executor.again(scenario, result);
    }
    Finding finding = result.finding();
    return finding != null && isLookedAt(finding)
        ? new Violation(finding, scenario, result.step())
        : null;
  }

  /** What was found so far, also by a leg that hangs. */
  synchronized List<Violation> violations() {
    return List.copyOf(violations);
  }

  private synchronized void add(Violation violation) {
    violations.add(violation);
  }

  private Executor open() {
    Implementation implementation = request.implementation();
    boolean isHasty = isIsolated() && rules.stream().noneMatch(rule -> rule.id().equals("RUN-2"));
    return implementation.executors()
        .open(
            implementation,
            request.geometry(),
            rules,
            isHasty ? request.bounds().hasty() : request.bounds(),
            heartbeat);
  }

  private boolean isIsolated() {
    return request.implementation().executors().isIsolated();
  }

  private boolean isWornOut() {
    return isIsolated() && replacementCount > REPLACEMENT_COUNT_MAX;
  }

  /** Runs the scenario to see what could happen in the middle of its steps, and makes it happen. */
  private Scenario aimed(Scenario drawn, Choices aim) {
    DryRun dry = executor.dryRun(drawn);
    if (dry.result().isViolation()) {
      replaceIfSpoilt();
      return drawn;
    }
    Scenario scenario = Aim.at(drawn, dry.meetings(), request.geometry(), aim);
    current = scenario;
    return scenario;
  }

  private synchronized void replaceIfSpoilt() {
    if (executor.isSpoilt()) {
      // There may be none: what this one has counted is then counted by whoever is told.
      Executor next = open();
      tally.add(executor.counts());
      executor.close();
      executor = next;
      replacementCount++;
    }
  }

  private synchronized @Nullable Scenario begin() {
    stopIfGivenUp();
    replaceIfSpoilt();
    Scenario scenario = sweep.isEmpty() ? drawn() : sweep.poll();
    if (scenario != null) {
      current = scenario;
    }
    return scenario;
  }

  private @Nullable Scenario drawn() {
    Scenario scenario = source.next();
    return scenario == null || !request.extent().sweeps()
        ? scenario
        : AllocationSweep.withoutFailures(scenario);
  }

  private synchronized void count(ScenarioResult result) {
    stopIfGivenUp();
    tally.add(result);
  }

  private synchronized void countRegression(Scenario scenario, ScenarioResult result) {
    stopIfGivenUp();
    Finding finding = result.finding();
    String violated = finding == null ? null : finding.rule().id();
    boolean isStale = finding == null && result.isStale();
    tally.add(new RegressionReport(scenario, violated, isStale, result.refused().size()));
  }

  private void stopIfGivenUp() {
    if (givenUp) {
      throw new RunInterrupted();
    }
  }

  /** A breach stops the machine even when its rule is not, or no longer, looked at. */
  private boolean isLookedAt(Finding finding) {
    return rules.stream().anyMatch(rule -> rule.id().equals(finding.rule().id()));
  }

  private void report() {
    List<RuleCount> counts = executor.counts();
    int exercised = (int) counts.stream().filter(count -> count.exercised() > 0).count();
    progress.report(request, source.count(), exercised, counts.size());
  }
}
