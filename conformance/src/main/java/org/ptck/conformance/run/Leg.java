package org.ptck.conformance.run;

import java.util.List;
import java.util.Optional;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Monitor;
import org.ptck.spec.rule.Rule;

/** The part of a campaign that one thread with one machine does: up to the next violation. */
final class Leg {

  /** A violation and where it was found. */
  record Violation(Finding finding, Scenario scenario, int step) {}

  private static final long PROGRESS_NANOS = 200_000_000;

  private final RunRequest request;
  private final List<Rule> rules;
  private final ScenarioSource source;
  private final Tally tally;
  private final Heartbeat heartbeat;
  private final Progress progress;
  private final long startNanos;
  private final ScenarioRunner runner;
  private volatile Scenario current;

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
    this.runner =
        new ScenarioRunner(
            request.implementation(), request.geometry(), this.rules, request.bounds(), heartbeat);
    this.current = new Scenario(Header.of(request.geometry().name()), List.of(), null);
  }

  /** The rules that are looked at. */
  List<Rule> rules() {
    return rules;
  }

  ScenarioRunner runner() {
    return runner;
  }

  /** The scenario that is running; read by the supervisor of a run that hangs. */
  Scenario current() {
    return current;
  }

  /** Runs scenarios until one violates a rule that is still looked at, or none is left. */
  Optional<Violation> run() {
    long reported = startNanos;
    while (true) {
      heartbeat.beat();
      long now = System.nanoTime();
      if (now - reported > PROGRESS_NANOS) {
        reported = now;
        report();
      }
      if (now - startNanos > request.nanosMax()) {
        return Optional.empty();
      }
      long index = source.count();
      Scenario scenario = source.next();
      if (scenario == null) {
        return Optional.empty();
      }
      current = scenario;
      ScenarioResult result = runner.run(scenario);
      tally.add(result, runner.lastOperationCount());
      if (!result.isViolation() && Repeatability.isDue(index)) {
        result = Repeatability.again(runner, scenario, result);
      }
      Finding finding = result.finding();
      if (finding != null && isLookedAt(finding)) {
        return Optional.of(new Violation(finding, scenario, result.step()));
      }
    }
  }

  /** A breach stops the machine even when its rule is not, or no longer, looked at. */
  private boolean isLookedAt(Finding finding) {
    return rules.stream().anyMatch(rule -> rule.id().equals(finding.rule().id()));
  }

  private void report() {
    Monitor monitor = runner.monitor();
    int exercised = 0;
    for (Rule rule : monitor.rules()) {
      if (monitor.exercised(rule) > 0) {
        exercised++;
      }
    }
    progress.report(request, tally.scenarioCount(), exercised, monitor.rules().size());
  }
}
