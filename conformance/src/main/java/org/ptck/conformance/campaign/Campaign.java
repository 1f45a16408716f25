package org.ptck.conformance.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Declaration;
import org.ptck.conformance.execute.ExecutorLost;
import org.ptck.conformance.execute.Recording;
import org.ptck.conformance.execute.Replay;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.view.FactGroup;
import org.ptck.spec.rule.Finding;
import org.ptck.spec.rule.Gap;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/**
 * A run of many scenarios: regressions first, then generated ones, until one violates a rule or the
 * number asked for is reached.
 *
 * <p>With a number of scenarios and no time, what it reports is a function of the request; only the
 * time taken is not.
 */
public final class Campaign {

  /** How many threads that hang are given up before the run is. */
  private static final int HANG_COUNT_MAX = 4;

  private final RunRequest request;
  private final Declaration declaration;
  private final Progress progress;
  private final StopSignal stop;
  private final Tally tally;
  private final Crew crew;
  private final Causes causes = new Causes();
  private final List<Failure> failures = new ArrayList<>();
  private int hangCount;
  private @Nullable String cutShort;
  private boolean isDone;

  private Campaign(RunRequest asked, Progress progress, StopSignal stop, Crew crew) {
    this.declaration =
        Declaration.of(asked.implementation(), asked.geometry(), asked.bounds());
    this.request = asked.on(declaration.implementation(), declaration.geometry());
    this.progress = progress;
    this.stop = stop;
    this.crew = crew;
    this.tally = new Tally();
  }

  /**
   * Runs the scenario of a failure once more, on what it was found with, and writes its events into
   * a file as a trace, in place of what is there.
   *
   * @param request what the campaign was asked for that found the failure
   * @throws ExecutorLost when it can be run nowhere, or the machine has no processor time to give
   */
  public static Recording record(RunRequest request, Failure failure, Path file) {
    Scenario scenario = failure.scenario();
    return Replay.record(
        scenario,
        request.implementationOf(scenario.header().variants()),
        request.rules(),
        request.bounds(),
        file);
  }

  /** Carries out the request; never throws because of what the implementation does. */
  public static RunReport run(RunRequest request, Progress progress) {
    return run(request, progress, new StopSignal());
  }

  /** As {@link #run(RunRequest, Progress)}, until somebody asks it to stop. */
  public static RunReport run(RunRequest request, Progress progress, StopSignal stop) {
    return run(request, progress, stop, Crew.of(1));
  }

  /** As {@link #run(RunRequest, Progress, StopSignal)}, and the crew carries it out. */
  public static RunReport run(
      RunRequest request, Progress progress, StopSignal stop, Crew crew) {
    return new Campaign(request, progress, stop, crew).run();
  }

  private RunReport run() {
    long start = System.nanoTime();
    try {
      runRounds(start);
    } catch (ExecutorLost lost) {
      // What was found before stands.
      cutShort = lost.sentence();
    }
    if (stop.isAsked() && !isDone) {
      cutShort = StopSignal.INTERRUPTED;
    }
    return report(System.nanoTime() - start);
  }

  private void runRounds(long start) {
    List<Rule> rules = new ArrayList<>(request.rules());
    Round.Audience audience = new Round.Audience(progress, stop, start);
    ScenarioSource next = declared() ? new ScenarioSource(request) : null;
    while (next != null && !stop.isAsked()) {
      try (Round round =
          new Round(request, rules, next, new Round.Books(tally, causes), crew, audience)) {
        Leg last = round.run();
        if (last == null) {
          next = round.rest();
        } else {
          next = goesOn(last, rules) ? last.source() : null;
        }
      }
    }
    isDone = next == null && !stop.isAsked();
  }

  /** Keeps what the leg found that ended a round; returns whether the run goes on. */
  private boolean goesOn(Leg last, List<Rule> rules) {
    if (last.isHung()) {
      return hung(last, rules);
    }
    RuntimeException failure = last.failure();
    if (failure == null) {
      return violated(last.violations(), rules);
    }
    if (failure instanceof ExecutorLost) {
      last.violations().stream().limit(1).forEach(this::keepAsFound);
    }
    throw failure;
  }

  /** Keeps a violation that cannot be made smaller any more. */
  private void keepAsFound(Violation violation) {
    add(Reduction.asFound(violation));
  }

  /** Whether there is something to run: an implementation that said what it is. */
  private boolean declared() {
    ExecutorLost lost = declaration.lost();
    if (lost != null) {
      throw lost;
    }
    Finding finding = declaration.finding();
    if (finding == null) {
      return true;
    }
    String rule = finding.rule().id();
    Header header =
        Header.of(request.geometry().name())
            .withImplementation(
                request.implementation().manager().name(),
                request.implementation().entries().name())
            .withVariants(request.variants());
    add(new Failure(finding, new Scenario(header, List.of(), rule), 0, 0, 0, true));
    return false;
  }

  private void add(Failure failure) {
    failures.add(failure);
    tally.fail(failure.finding().rule().id());
    progress.found(request, failure);
  }

  /** Keeps the simplest failure of each cause; returns whether the run goes on. */
  private boolean violated(List<Violation> violations, List<Rule> rules) {
    var groups = request.keepGoing() ? causes.groups(violations) : List.of(violations);
    for (List<Violation> alike : groups) {
      if (hangCount < HANG_COUNT_MAX) {
        reduce(alike);
      }
    }
    rules.removeIf(rule -> causes.isExhausted(rule.id()));
    return request.keepGoing() && hangCount < HANG_COUNT_MAX && !rules.isEmpty();
  }

  private void reduce(List<Violation> alike) {
    Violation first = alike.getFirst();
    // Who dies in one place must not turn into who dies in another, seen before or not.
    boolean keepsCause =
        causes.know(first.rule()) || (request.keepGoing() && first.cause().saysWhere());
    Reduction reduction = new Reduction(request, stop, keepsCause);
    Failure failure;
    try {
      failure = reduction.simplest(alike);
    } catch (ExecutorLost lost) {
      keepAsFound(first);
      throw lost;
    }
    hangCount += reduction.hangCount();
    if (causes.add(first.cause(), failure)) {
      add(failure);
    }
  }

  /** Keeps what a leg found that hangs; returns whether the run goes on. */
  private boolean hung(Leg leg, List<Rule> rules) {
    hangCount++;
    ScenarioResult result = leg.hang();
    List<Violation> before = leg.violations();
    boolean more = before.isEmpty() ? request.keepGoing() : violated(before, rules);
    Finding finding = result.finding();
    if (finding != null && (before.isEmpty() || more)) {
      addHang(finding, leg.current(), result.step());
    }
    return more && hangCount < HANG_COUNT_MAX;
  }

  /** A hang costs a thread and a machine; making it smaller would cost more of them. */
  private void addHang(Finding finding, Scenario scenario, int step) {
    String rule = finding.rule().id();
    if (!tally.hasFailed(rule)) {
      int last = Math.min(step + 1, scenario.steps().size());
      Scenario cut = scenario.keeping(index -> index < last).violating(rule);
      add(new Failure(finding, cut, step, scenario.steps().size(), 0, false));
    }
  }

  // ---- the report

  private RunReport report(long nanos) {
    Set<Capability> capabilities =
        request.implementation().capabilities(request.geometry());
    Set<Capability> styles = EnumSet.noneOf(Capability.class);
    capabilities.stream()
        .filter(
            capability -> capability.kind() == Capability.Kind.STYLE
                || capability.kind() == Capability.Kind.LIMIT)
        .forEach(styles::add);
    return new RunReport(
        request.implementation().manager().name(),
        request.implementation().entries().name(),
        request.geometry().name(),
        request.variants(),
        request.seed(),
        verdict(),
        tally.scenarioCount(),
        tally.operationCount(),
        tally.acceptedCount(),
        tally.eventCount(),
        nanos,
        styles,
        Catalogue.all().stream().map(rule -> report(rule, capabilities)).toList(),
        failures.stream().map(failure -> failure.seen(causes.seenCount(failure))).toList(),
        tally.regressions(),
        cutShort,
        tally.styleShare());
  }

  private RuleVerdict verdict() {
    if (!failures.isEmpty()) {
      return RuleVerdict.FAIL;
    }
    return tally.scenarioCount() == 0
        || cutShort != null
        || tally.regressions().stream().anyMatch(RegressionReport::isStale)
            ? RuleVerdict.INCONCLUSIVE
            : RuleVerdict.PASS;
  }

  private RuleReport report(Rule rule, Set<Capability> capabilities) {
    long exercised = tally.exercised(rule.id());
    // A run looks at the kit's own machine, of which everything is known.
    Gap gap = Gap.of(rule, capabilities, FactGroup.ALL);
    RuleVerdict verdict;
    if (tally.hasFailed(rule.id())) {
      verdict = RuleVerdict.FAIL;
    } else if (!gap.isNone()) {
      verdict = RuleVerdict.NOT_COVERED;
    } else if (!request.ruleIds().contains(rule.id()) || tally.scenarioCount() == 0) {
      verdict = RuleVerdict.INCONCLUSIVE;
    } else if (exercised > 0) {
      verdict = RuleVerdict.PASS;
    } else {
      verdict = failures.isEmpty() ? RuleVerdict.VACUOUS : RuleVerdict.INCONCLUSIVE;
    }
    return new RuleReport(rule.id(), verdict, exercised, tally.objections(rule.id()), gap);
  }
}
