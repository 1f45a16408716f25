package org.ptck.conformance.run;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.minimize.Minimized;
import org.ptck.conformance.minimize.Minimizer;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;

/** Makes small what a leg has found, and chooses the failure that is easiest to understand. */
final class Reduction {

  private static final Detail UNCONFIRMED =
      Detail.of(
          "not confirmed",
          "no smaller scenario shows it in a fresh process; the implementation keeps something"
              + " from one scenario to the next");

  private final RunRequest request;
  private final List<Rule> rules;
  private int hangCount;

  /**
   * A reduction.
   *
   * @param rules the rules that were looked at when the violations were found
   */
  Reduction(RunRequest request, List<Rule> rules) {
    this.request = request;
    this.rules = rules;
  }

  /** How many threads were given up meanwhile. */
  int hangCount() {
    return hangCount;
  }

  /**
   * The failure that is easiest to understand: one bug shows in many ways, some of which take more
   * steps however small they are made.
   */
  Failure simplest(List<Leg.Violation> violations) {
    Heartbeat heartbeat = new Heartbeat();
    try (Trials trials =
        new Trials(
            request.implementation(),
            request.geometry(),
            rules,
            request.bounds(),
            heartbeat)) {
      Leg.Violation source = violations.getFirst();
      Failure best = minimize(source, trials, heartbeat);
      for (Leg.Violation violation : violations.subList(1, violations.size())) {
        if (hangCount > 0) {
          break;
        }
        Failure other = minimize(violation, trials, heartbeat);
        if (other.scenario().length() < best.scenario().length()) {
          best = other;
          source = violation;
        }
      }
      return trials.isIsolated() && hangCount == 0 ? confirmed(best, source, trials) : best;
    }
  }

  private Failure minimize(Leg.Violation violation, Trials trials, Heartbeat heartbeat) {
    Rule rule = violation.finding().rule();
    Scenario scenario = violation.scenario().violating(rule.id());
    trials.about(rule);
    try {
      return Supervisor.watch(
          heartbeat,
          request.bounds().hangMillis(),
          () -> minimize(violation, scenario, trials))
          .orElseGet(
              () -> {
                trials.stop();
                hangCount++;
                return asFound(violation, scenario);
              });
    } catch (Starved starved) {
      trials.stop();
      throw starved;
    }
  }

  private static Failure minimize(Leg.Violation violation, Scenario scenario, Trials trials) {
    Minimized smaller = Minimizer.DEFAULT.minimize(scenario, violation.step(), trials);
    ScenarioResult result = trials.violation(smaller.scenario());
    Finding finding = result == null ? null : result.finding();
    if (result == null || finding == null) {
      return asFound(violation, scenario);
    }
    return new Failure(
        finding,
        smaller.scenario(),
        result.step(),
        scenario.steps().size(),
        smaller.executionCount(),
        smaller.isMinimal());
  }

  /** The violation as it was found: it could not be made smaller. */
  static Failure asFound(Leg.Violation violation) {
    return asFound(
        violation, violation.scenario().violating(violation.finding().rule().id()));
  }

  private static Failure asFound(Leg.Violation violation, Scenario scenario) {
    int stepCount = scenario.steps().size();
    return new Failure(violation.finding(), scenario, violation.step(), stepCount, 0, false);
  }

  /** The failure as a fresh process shows it; if it does not, the violation as it was found. */
  private static Failure confirmed(Failure small, Leg.Violation source, Trials trials) {
    Rule rule = small.finding().rule();
    trials.about(rule);
    ScenarioResult result = trials.confirm(small.scenario());
    Finding finding = result == null ? null : result.finding();
    if (result != null && finding != null) {
      return new Failure(
          finding,
          small.scenario(),
          result.step(),
          small.stepCountBefore(),
          small.executionCount(),
          small.isMinimal());
    }
    List<Detail> details = new ArrayList<>(source.finding().details());
    details.add(UNCONFIRMED);
    Finding found =
        new Finding(rule, source.finding().operation(), source.finding().event(), details);
    return asFound(new Leg.Violation(found, source.scenario(), source.step()));
  }
}
