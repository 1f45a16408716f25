package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.DryRun;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Hang;
import org.ptck.conformance.execute.Repeatability;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.execute.RunInterrupted;
import org.ptck.conformance.execute.Starved;
import org.ptck.conformance.execute.Supervisor;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Rule;

/**
 * The scenarios of one block, run by one thread with one machine: up to its end or, where one
 * violates a rule, a little further than that.
 *
 * <p>What it does is a function of its terms and of where it begins; who runs other blocks
 * meanwhile changes nothing.
 */
final class Leg {

  /** Rules after whose violation nothing more can come of a scenario. */
  private static final Set<String> ENDINGS = Set.of("RUN-1", "RUN-2");

  /** Scenarios run after one that violates a rule, for a choice of what to make small. */
  private static final int MORE_COUNT = 31;

  private final Terms terms;
  private final long number;
  private final ScenarioSource source;
  private final Places places;
  private final Heartbeat heartbeat;
  private final Tally tally = new Tally();
  private final Sightings sightings;
  private final List<Violation> violations = new ArrayList<>();
  private final long end;
  private final long startCount;
  private final List<RuleCount> countsBefore;
  private volatile Scenario current;
  private volatile long ranCount;
  private volatile boolean isNotNeeded;
  private int deathCount;
  private boolean givenUp;
  private boolean isHung;
  private @Nullable RuntimeException failure;

  /**
   * A leg that begins where the source stands.
   *
   * @param number its place among the legs of a round, in the order of their scenarios; from 0
   * @param places where scenarios are run; nobody else uses it meanwhile
   * @param heartbeat beaten by what is run at these places
   */
  Leg(Terms terms, long number, ScenarioSource source, Places places, Heartbeat heartbeat) {
    this.terms = terms;
    this.number = number;
    this.source = source;
    this.places = places;
    this.heartbeat = heartbeat;
    this.sightings = new Sightings(terms.known());
    this.end = source.blockEnd();
    this.startCount = source.count();
    this.countsBefore = places.counts();
    this.current =
        new Scenario(Header.of(terms.request().geometry().name()), List.of(), null);
  }

  // ---- what became of it, read when its thread has ended or was given up

  /** Its place among the legs of the round; from 0. */
  long number() {
    return number;
  }

  /** Where the next scenarios come from. */
  ScenarioSource source() {
    return source;
  }

  /** What was counted. */
  Tally tally() {
    return tally;
  }

  /** The violations that were met, those to be made small and others. */
  Sightings sightings() {
    return sightings;
  }

  /** What was found, also by a leg that hangs. */
  synchronized List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Whether it was given up since it makes no progress. */
  boolean isHung() {
    return isHung;
  }

  /** What ended it that is no violation, such as that its processes do not come up; or null. */
  @Nullable RuntimeException failure() {
    return failure;
  }

  /** The scenario that is running, or ran last. */
  Scenario current() {
    return current;
  }

  /** How many scenarios have been run; read by anybody. */
  long ranCount() {
    return ranCount;
  }

  /** How many processes died in it, or had to be ended; 0 where it needs none. */
  synchronized int deathCount() {
    return deathCount;
  }

  /** It has ended, and there is no use in going on after it. */
  void failWith(ExecutorLost loss) {
    failure = loss;
  }

  /** Whether nothing that comes after it is looked at. */
  boolean isLast() {
    return isHung || failure != null || !violations().isEmpty();
  }

  /** What is said of it that it hangs. Stops it. */
  ScenarioResult hang() {
    return Hang.result(places.current(), terms.request().geometry(), current);
  }

  // ---- running

  /** Nobody looks at what it finds any more: it ends soon. */
  void dismiss() {
    isNotNeeded = true;
  }

  /** Runs its scenarios, on a thread that is given up should they hang; never throws. */
  void run() {
    try {
      failure = watched();
      if (isHung) {
        giveUp();
      } else {
        tally.add(RuleCount.since(countsBefore, places.counts()));
      }
    } catch (RuntimeException e) { // Whoever waits for this leg must not wait for ever.
      failure = e;
    } catch (Error e) {
      failure = new IllegalStateException(e);
    }
  }

  /** Why the scenarios could not be run any further, though they did not hang; or null. */
  private @Nullable ExecutorLost watched() {
    try {
      Optional<Boolean> ended =
          Supervisor.watch(
              heartbeat, terms.request().bounds().hangMillis(),
              () -> {
                runScenarios();
                return true;
              });
      isHung = ended.isEmpty();
      return null;
    } catch (ExecutorLost lost) {
      if (lost instanceof Starved) {
        // Its thread may still be running.
        giveUp();
        places.current().stop();
      }
      return lost;
    }
  }

  /** Should its thread ever go on, it changes nothing that others use. */
  private synchronized void giveUp() {
    givenUp = true;
  }

  private void runScenarios() {
    long last = end;
    while (source.count() < last || (violations.isEmpty() && source.isSweeping())) {
      heartbeat.beat();
      if (isNotNeeded || (ranCount > 0 && isOver())) {
        return;
      }
      if (deathCount() > Round.DEATH_COUNT_MAX) {
        throw Round.tooManyDied(deathCount());
      }
      Violation violation = next();
      countDeath();
      ranCount = source.count() - startCount;
      terms.watch().report(places::counts);
      if (violation != null) {
        add(violation);
        last = violations.size() == 1 ? source.count() + MORE_COUNT : last;
        // A machine for each of them would cost more than a choice is worth.
        last = places.current().isSpoilt() ? 0 : last;
      } else if (source.isExhausted()) {
        return;
      }
    }
  }

  private boolean isOver() {
    return source.isRegressing() ? terms.watch().isStopped() : terms.watch().isOver();
  }

  private synchronized void countDeath() {
    if (terms.request().implementation().executors().isIsolated()
        && places.current().isSpoilt()) {
      deathCount++;
    }
  }

  private synchronized void add(Violation violation) {
    violations.add(violation);
  }

  private @Nullable Violation next() {
    long index = source.count();
    Drawn drawn = begin();
    if (drawn == null) {
      return null;
    }
    Scenario scenario = drawn.scenario();
    Executor executor = place(scenario, false);
    Choices aim = drawn.aim();
    ScenarioResult result;
    if (aim == null) {
      result = executor.run(scenario);
    } else {
      DryRun dry = executor.dryRun(scenario);
      result = dry.result();
      aim(drawn, aim, dry);
    }
    count(drawn, result);
    if (!result.isViolation() && Repeatability.isDue(index)) {
      result = executor.again(scenario, result);
    }
    return judged(scenario, result);
  }

  private synchronized @Nullable Drawn begin() {
    stopIfGivenUp();
    Drawn drawn = source.next();
    if (drawn != null) {
      current = drawn.scenario();
    }
    return drawn;
  }

  private synchronized Executor place(Scenario scenario, boolean looksPast) {
    stopIfGivenUp();
    List<String> variants = scenario.header().variants();
    return looksPast ? places.past(variants) : places.usual(variants);
  }

  private synchronized void aim(Drawn drawn, Choices aim, DryRun dry) {
    stopIfGivenUp();
    if (!dry.result().isViolation()) {
      source.aim(drawn, aim, dry.meetings());
    }
  }

  private synchronized void count(Drawn drawn, ScenarioResult result) {
    stopIfGivenUp();
    tally.add(result);
    Scenario scenario = drawn.scenario();
    List<String> variants = scenario.header().variants();
    if (!variants.equals(terms.request().variants())) {
      tally.addStyled(variants);
    }
    if (!result.isViolation() && drawn.kind() == Drawn.Kind.TO_BE_SWEPT) {
      source.sweep(scenario, result.allocationCounts());
    }
    if (drawn.kind() == Drawn.Kind.REGRESSION) {
      tally.add(RegressionReport.of(scenario, result));
    }
  }

  private void stopIfGivenUp() {
    if (givenUp) {
      throw new RunInterrupted();
    }
  }

  // ---- judging

  /** The violation that the result shows, if it is to be made small. */
  private @Nullable Violation judged(Scenario scenario, ScenarioResult result) {
    Violation violation = violation(scenario, result, terms.rules());
    if (violation == null || isNews(violation)) {
      return violation;
    }
    boolean isStopped = isBreach(violation) || places.current().isSpoilt();
    return isStopped || terms.others().isEmpty() ? null : past(scenario);
  }

  /** What the rules that have not failed say of a scenario that fails as others did. */
  private @Nullable Violation past(Scenario scenario) {
    ScenarioResult result = place(scenario, true).run(scenario);
    Violation violation = violation(scenario, result, terms.others());
    return violation != null && isNews(violation) ? violation : null;
  }

  private static @Nullable Violation violation(
      Scenario scenario, ScenarioResult result, List<Rule> rules) {
    Finding finding = result.finding();
    return finding != null && isLookedAt(finding, rules)
        ? new Violation(finding, scenario, result.step(), rules)
        : null;
  }

  /** A breach stops the machine even when its rule is not, or no longer, looked at. */
  private static boolean isLookedAt(Finding finding, List<Rule> rules) {
    return rules.stream().anyMatch(rule -> rule.id().equals(finding.rule().id()));
  }

  /** Whether a violation is to be made small: always, where the first one ends the run. */
  private synchronized boolean isNews(Violation violation) {
    stopIfGivenUp();
    boolean isDear =
        terms.request().implementation().executors().isIsolated() && places.current().isSpoilt();
    return !terms.request().keepGoing() || sightings.meet(violation.cause(), isDear);
  }

  /** A breach stops the machine whichever rules are looked at, and so does who throws or hangs. */
  private static boolean isBreach(Violation violation) {
    return ENDINGS.contains(violation.rule())
        || violation.finding().details().stream().anyMatch(each -> each.key().equals("breach"));
  }
}
