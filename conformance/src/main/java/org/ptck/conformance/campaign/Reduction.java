package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Starved;
import org.ptck.conformance.execute.Supervisor;
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
  private final StopSignal stop;
  private final boolean keepsCause;
  private final Heartbeat heartbeat = new Heartbeat();
  private volatile @Nullable Trials trials;
  private int hangCount;

  /**
   * A reduction.
   *
   * @param stop ends it with the smallest scenario that it has by then
   * @param keepsCause whether what is made small must look as it did, since something simpler has
   *   been found already
   */
  Reduction(RunRequest request, StopSignal stop, boolean keepsCause) {
    this.keepsCause = keepsCause;
    this.request = request;
    this.stop = stop;
  }

  /** How many threads were given up meanwhile. */
  int hangCount() {
    return hangCount;
  }

  /**
   * The failure that is easiest to understand: one bug shows in many ways, some of which take more
   * steps however small they are made.
   */
  Failure simplest(List<Violation> violations) {
    try {
      Violation source = violations.getFirst();
      Failure best = minimize(source);
      for (Violation violation : violations.subList(1, violations.size())) {
        if (hangCount > 0 || stop.isAsked()) {
          break;
        }
        Failure other = minimize(violation);
        if (other.scenario().length() < best.scenario().length()) {
          best = other;
          source = violation;
        }
      }
      boolean isConfirmed = request.implementation().executors().isIsolated() && hangCount == 0;
      return isConfirmed ? confirmed(best, source) : best;
    } finally {
      close();
    }
  }

  private Failure minimize(Violation violation) {
    try {
      return Supervisor.watch(
          heartbeat, request.bounds().hangMillis(), () -> minimized(violation))
          .orElseGet(
              () -> {
                stopTrials();
                hangCount++;
                return asFound(violation);
              });
    } catch (Starved starved) {
      stopTrials();
      throw starved;
    }
  }

  private Failure minimized(Violation found) {
    Violation violation = stop.isAsked() ? found : new FewerStyles(request, heartbeat).of(found);
    Trials using = trials(violation);
    using.about(violation.finding().rule(), keepsCause ? violation.cause() : null);
    return minimize(violation, violation.named(), using);
  }

  /** Trials that look at what was looked at when the violation was found. */
  private Trials trials(Violation violation) {
    Trials known = trials;
    if (known != null && known.suit(violation)) {
      return known;
    }
    close();
    Trials next = new Trials(request, violation, heartbeat, stop);
    trials = next;
    return next;
  }

  private void stopTrials() {
    Trials known = trials;
    if (known != null) {
      known.stop();
    }
  }

  private void close() {
    Trials known = trials;
    if (known != null) {
      known.close();
    }
  }

  private static Failure minimize(Violation violation, Scenario scenario, Trials trials) {
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
  static Failure asFound(Violation violation) {
    return asFound(violation, violation.named());
  }

  private static Failure asFound(Violation violation, Scenario scenario) {
    int stepCount = scenario.steps().size();
    return new Failure(violation.finding(), scenario, violation.step(), stepCount, 0, false);
  }

  /** The failure as a fresh process shows it; if it does not, the violation as it was found. */
  private Failure confirmed(Failure small, Violation source) {
    Rule rule = small.finding().rule();
    Trials fresh = trials(source);
    fresh.about(rule, null);
    ScenarioResult result = fresh.confirm(small.scenario());
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
    return asFound(new Violation(found, source.scenario(), source.step(), source.rules()));
  }
}
