package org.ptck.conformance.campaign;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.execute.RunInterrupted;
import org.ptck.conformance.minimize.Trial;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.Finding;
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
  private final List<String> variants;
  private final Geometry geometry;
  private final List<Rule> rules;
  private final Bounds bounds;
  private final Heartbeat heartbeat;
  private final StopSignal stop;
  private Executor executor;
  private boolean isHasty;
  private @Nullable Rule rule;
  private @Nullable Cause cause;
  private volatile boolean stopped;
  private long cost;

  /**
   * Trials on an executor of their own.
   *
   * @param violation what is to be made small: it says which rules are looked at, in which style
   * @param stop ends the search for smaller scenarios
   */
  Trials(RunRequest request, Violation violation, Heartbeat heartbeat, StopSignal stop) {
    this.implementation = request.implementationOf(violation.variants());
    this.variants = violation.variants();
    this.geometry = request.geometry();
    this.rules = violation.rules();
    this.bounds = request.bounds();
    this.heartbeat = heartbeat;
    this.stop = stop;
    this.executor = open();
  }

  /** Whether the same rules are looked at, in the same style. */
  boolean suit(Violation violation) {
    return rules.equals(violation.rules()) && variants.equals(violation.variants());
  }

  /**
   * From now on the question is whether this rule is violated.
   *
   * @param look how that must look; null if it does not matter
   */
  void about(Rule violated, @Nullable Cause look) {
    rule = violated;
    cause = look;
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
  public Geometry geometry(Scenario scenario) {
    return geometry;
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
    return result.violates(ruleId) && looksRight(scenario, result) ? result : null;
  }

  private boolean looksRight(Scenario scenario, ScenarioResult result) {
    Finding finding = result.finding();
    return cause == null
        || finding == null
        || cause.equals(Cause.of(finding, scenario, result.step()));
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
