package org.ptck.conformance.run;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.minimize.Trial;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Rule;

/**
 * Whether smaller scenarios still violate the rule that is being minimized.
 *
 * <p>The rules looked at are those of the run that found it, so that what counts is the rule that
 * is blamed <em>first</em>, as in a replay of the result.
 */
final class Trials implements Trial, AutoCloseable {

  /** What a process is worth, in events: about as long takes its end, and the start of another. */
  private static final long PROCESS_COST = 1_000_000;

  /** What a machine is worth. */
  private static final long MACHINE_COST = 50_000;

  private final Implementation implementation;
  private final Geometry geometry;
  private final List<Rule> rules;
  private final Bounds bounds;
  private final Heartbeat heartbeat;
  private final StopSignal stop;
  private Executor executor;
  private boolean isHasty;
  private @Nullable Rule rule;
  private volatile boolean stopped;
  private long cost;

  /**
   * Trials on an executor of their own.
   *
   * @param stop ends the search for smaller scenarios
   */
  Trials(
      Implementation implementation,
      Geometry geometry,
      List<Rule> rules,
      Bounds bounds,
      Heartbeat heartbeat,
      StopSignal stop) {
    this.implementation = implementation;
    this.geometry = geometry;
    this.rules = rules;
    this.bounds = bounds;
    this.heartbeat = heartbeat;
    this.stop = stop;
    this.executor = open();
  }

  /** Whether exactly these rules are looked at. */
  boolean lookAt(List<Rule> others) {
    return rules == others;
  }

  /** From now on the question is whether this rule is violated. */
  void about(Rule violated) {
    rule = violated;
    boolean isHang = isIsolated() && violated.id().equals("RUN-2");
    if (isHang != isHasty) {
      isHasty = isHang;
      replace();
    }
  }

  @Override
  public boolean isOver() {
    return stop.isAsked();
  }

  @Override
  public boolean stillFails(Scenario scenario) {
    return violation(scenario) != null;
  }

  @Override
  public long cost() {
    return cost;
  }

  /** What came of the scenario; null if it violates nothing, or another rule first. */
  @Nullable ScenarioResult violation(Scenario scenario) {
    if (stopped) {
      throw new RunInterrupted();
    }
    if (executor.isSpoilt()) {
      replace();
    }
    String ruleId = Objects.requireNonNull(rule).id();
    ScenarioResult result = executor.run(scenario);
    cost += result.eventCount();
    if (!result.isViolation() && ruleId.equals("RUN-4")) {
      result = executor.again(scenario, result);
      cost += result.eventCount();
    }
    if (executor.isSpoilt()) {
      cost += isIsolated() ? PROCESS_COST : MACHINE_COST;
    }
    return result.violates(ruleId) ? result : null;
  }

  /**
   * As {@link #violation}, but where nothing was run before and nobody is in a hurry; where the
   * implementation runs in this process, there is no such place.
   */
  @Nullable ScenarioResult confirm(Scenario scenario) {
    if (isIsolated()) {
      executor.close();
      executor =
          implementation.executors()
              .openFresh(implementation, geometry, rules, bounds, heartbeat);
      isHasty = false;
    }
    return violation(scenario);
  }

  /** Whether a scenario can be {@link #confirm confirmed}. */
  boolean isIsolated() {
    return implementation.executors().isIsolated();
  }

  /** Gives the executor up, and the thread that uses it: it is unwound should it ever go on. */
  void stop() {
    stopped = true;
    executor.stop();
  }

  @Override
  public void close() {
    executor.close();
  }

  private void replace() {
    executor.close();
    executor = open();
  }

  private Executor open() {
    return implementation.executors()
        .open(implementation, geometry, rules, isHasty ? bounds.hasty() : bounds, heartbeat);
  }
}
