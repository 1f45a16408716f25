package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.DryRun;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Repeatability;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.execute.RunInterrupted;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.schedule.Aim;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;

/** The part of a campaign that one thread with one machine does: up to the next violation. */
final class Leg implements AutoCloseable {

  private static final long PROGRESS_NANOS = 200_000_000;

  /** Rules after whose violation nothing more can come of a scenario. */
  private static final Set<String> ENDINGS = Set.of("RUN-1", "RUN-2");

  /** Scenarios run after one that violates a rule, for a choice of what to make small. */
  private static final int MORE_COUNT = 31;

  /** Processes that die before a leg ends; what is found is found by then. */
  private static final int REPLACEMENT_COUNT_MAX = 100;

  private final RunRequest request;
  private final List<Rule> rules;
  private final List<Rule> others;
  private final ScenarioSource source;
  private final Tally tally;
  private final Causes causes;
  private final Heartbeat heartbeat;
  private final Watch watch;
  private final Places places;
  private volatile Scenario current;
  private boolean givenUp;
  private final List<Violation> violations = new ArrayList<>();

  /** Who waits for a leg: told how far it is, and able to end it. */
  record Watch(Progress progress, StopSignal stop, long startNanos) {}

  Leg(
      RunRequest request,
      List<Rule> rules,
      ScenarioSource source,
      Tally tally,
      Causes causes,
      Heartbeat heartbeat,
      Watch watch) {
    this.request = request;
    this.rules = List.copyOf(rules);
    this.others = rules.stream().filter(rule -> !tally.hasFailed(rule.id())).toList();
    this.source = source;
    this.tally = tally;
    this.causes = causes;
    this.heartbeat = heartbeat;
    this.watch = watch;
    this.places = new Places(request, this.rules, others, tally, heartbeat);
    this.current = new Scenario(Header.of(request.geometry().name()), List.of(), null);
  }

  /** The executor that is running, or ran last. */
  Executor executor() {
    return places.current();
  }

  /** How often rules were exercised, as far as the tally was not told. */
  List<RuleCount> counts() {
    return places.counts();
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
    places.close();
  }

  /**
   * Runs scenarios until one violates a rule that is still looked at, or none is left.
   *
   * @return the violation, and those of the scenarios that come right after it, to choose from;
   *   empty when there is none
   */
  List<Violation> run() {
    long reported = watch.startNanos();
    long last = Long.MAX_VALUE;
    while (source.count() < last) {
      heartbeat.beat();
      long now = System.nanoTime();
      if (now - reported > PROGRESS_NANOS) {
        reported = now;
        report();
      }
      if (watch.stop().isAsked()
          || now - watch.startNanos() > request.extent().nanosMax()
          || tally.eventCount() >= request.extent().eventCountMax()) {
        return violations();
      }
      if (isWornOut()) {
        throw new ExecutorLost("%d of its processes died".formatted(places.replacementCount()));
      }
      Violation violation = next();
      if (violation != null) {
        add(violation);
        // A machine for each of them would cost more than a choice is worth.
        last = executor().isSpoilt() ? 0 : Math.min(last, source.count() + MORE_COUNT);
      } else if (source.isExhausted()) {
        return violations();
      }
    }
    return violations();
  }

  private @Nullable Violation next() {
    long index = source.count();
    Drawn drawn = begin();
    if (drawn == null) {
      return null;
    }
    Choices aim = drawn.aim();
    Scenario scenario = aim == null ? drawn.scenario() : aimed(drawn.scenario(), aim);
    Executor executor = place(scenario);
    ScenarioResult result = executor.run(scenario);
    count(drawn, scenario, result);
    if (!result.isViolation() && Repeatability.isDue(index)) {
      result = executor.again(scenario, result);
    }
    return judged(scenario, result);
  }

  /** The violation that the result shows, if it is to be made small. */
  private @Nullable Violation judged(Scenario scenario, ScenarioResult result) {
    Violation violation = violation(scenario, result, rules);
    if (violation == null || isNews(violation)) {
      return violation;
    }
    boolean isStopped = isBreach(violation) || executor().isSpoilt();
    return isStopped || others.isEmpty() ? null : past(scenario);
  }

  /** What the rules that have not failed say of a scenario that fails as others did. */
  private @Nullable Violation past(Scenario scenario) {
    Violation violation = violation(scenario, pastPlace(scenario).run(scenario), others);
    return violation != null && isNews(violation) ? violation : null;
  }

  private static @Nullable Violation violation(
      Scenario scenario, ScenarioResult result, List<Rule> rules) {
    Finding finding = result.finding();
    return finding != null && isLookedAt(finding, rules)
        ? new Violation(finding, scenario, result.step(), rules)
        : null;
  }

  /** Whether a violation is to be made small: always, where the first one ends the run. */
  private synchronized boolean isNews(Violation violation) {
    stopIfGivenUp();
    return !request.keepGoing() || causes.meet(violation, isIsolated() && executor().isSpoilt());
  }

  /** A breach stops the machine whichever rules are looked at, and so does who throws or hangs. */
  private static boolean isBreach(Violation violation) {
    return ENDINGS.contains(violation.rule())
        || violation.finding().details().stream().anyMatch(each -> each.key().equals("breach"));
  }

  /** What was found so far, also by a leg that hangs. */
  synchronized List<Violation> violations() {
    return List.copyOf(violations);
  }

  private synchronized void add(Violation violation) {
    violations.add(violation);
  }

  private boolean isIsolated() {
    return request.implementation().executors().isIsolated();
  }

  private boolean isWornOut() {
    return isIsolated() && places.replacementCount() > REPLACEMENT_COUNT_MAX;
  }

  /** Runs the scenario to see what could happen in the middle of its steps, and makes it happen. */
  private Scenario aimed(Scenario drawn, Choices aim) {
    DryRun dry = place(drawn).dryRun(drawn);
    if (dry.result().isViolation()) {
      return drawn;
    }
    Scenario scenario = Aim.at(drawn, dry.meetings(), request.geometry(), aim);
    current = scenario;
    return scenario;
  }

  private synchronized Executor place(Scenario scenario) {
    stopIfGivenUp();
    return places.usual(scenario.header().variants());
  }

  private synchronized Executor pastPlace(Scenario scenario) {
    stopIfGivenUp();
    return places.past(scenario.header().variants());
  }

  private synchronized @Nullable Drawn begin() {
    stopIfGivenUp();
    Drawn drawn = source.next();
    if (drawn != null) {
      current = drawn.scenario();
    }
    return drawn;
  }

  private synchronized void count(Drawn drawn, Scenario scenario, ScenarioResult result) {
    stopIfGivenUp();
    tally.add(result);
    List<String> variants = scenario.header().variants();
    if (!variants.equals(request.variants())) {
      tally.addStyled(variants);
    }
    if (!result.isViolation() && drawn.kind() == Drawn.Kind.TO_BE_SWEPT) {
      source.sweep(scenario, result.allocationCounts());
    }
    if (drawn.kind() == Drawn.Kind.REGRESSION) {
      tally.add(regression(scenario, result));
    }
  }

  private static RegressionReport regression(Scenario scenario, ScenarioResult result) {
    Finding finding = result.finding();
    String violated = finding == null ? null : finding.rule().id();
    boolean isStale = finding == null && result.isStale();
    return new RegressionReport(scenario, violated, isStale, result.refused().size());
  }

  private void stopIfGivenUp() {
    if (givenUp) {
      throw new RunInterrupted();
    }
  }

  /** A breach stops the machine even when its rule is not, or no longer, looked at. */
  private static boolean isLookedAt(Finding finding, List<Rule> rules) {
    return rules.stream().anyMatch(rule -> rule.id().equals(finding.rule().id()));
  }

  private void report() {
    List<RuleCount> counts = places.counts();
    int exercised = (int) counts.stream().filter(count -> count.exercised() > 0).count();
    watch.progress().report(request, source.count(), exercised, counts.size());
  }
}
