package org.ptck.conformance.campaign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;

/**
 * The scenarios of a run, one after the other: regressions, then generated ones.
 *
 * <p>Scenario <em>i</em> is a function of the seed, the geometry, the capabilities and <em>i</em>;
 * one that is swept, also of how many allocations the implementation asked for in those swept
 * before.
 */
final class ScenarioSource {

  /** Sets of styles are drawn from numbers that no scenario has. */
  private static final long BEFORE_SCENARIOS = -1;

  private final RunRequest request;
  private final ScenarioGenerator usual;
  private final ScenarioGenerator brief;
  private final Deque<Scenario> sweep = new ArrayDeque<>();
  private long next;
  private long styleSet = -1;
  private @Nullable ScenarioGenerator styled;

  ScenarioSource(RunRequest request) {
    this.request = request;
    this.usual = generator(request.implementation(), request.variants(), GeneratorProfile.STANDARD);
    this.brief = generator(request.implementation(), request.variants(), GeneratorProfile.BRIEF);
  }

  private ScenarioGenerator generator(
      Implementation implementation, List<String> variants, GeneratorProfile profile) {
    return new ScenarioGenerator(
        request.geometry(),
        implementation.capabilities(request.geometry()),
        profile,
        new Header(
            request.geometry().name(),
            request.implementation().manager().name(),
            request.implementation().entries().name(),
            variants,
            2));
  }

  /** The number of scenarios given so far; a sweep as a whole is one where all are swept. */
  long count() {
    return next;
  }

  /** Whether there are no more. */
  boolean isExhausted() {
    boolean isSwept = request.extent().sweeps() && !sweep.isEmpty();
    return !isSwept && next - request.regressions().size() >= request.extent().scenarioCountMax();
  }

  /** The next scenario; null when there are no more. */
  @Nullable Drawn next() {
    if (isExhausted()) {
      return null;
    }
    if (request.extent().sweeps() && !sweep.isEmpty()) {
      return swept();
    }
    long number = next - request.regressions().size();
    next++;
    if (number < 0) {
      Scenario regression = request.regressions().get((int) next - 1);
      return new Drawn(regression, null, Drawn.Kind.REGRESSION);
    }
    Choices choices = SeededChoices.of(request.seed(), request.geometry().name(), number);
    if (request.extent().sweeps()) {
      return toBeSwept(usual.generate(choices));
    }
    return switch (Share.of(number)) {
      case USUAL -> generated(usual, choices);
      case STYLES -> generated(styled(number), choices);
      case SWEEP -> sweep.isEmpty() ? toBeSwept(brief.generate(choices)) : swept();
    };
  }

  /** A scenario to be swept has been run; each of its allocations fails in what comes next. */
  void sweep(Scenario scenario, List<Integer> allocationCounts) {
    sweep.addAll(
        request.extent().sweeps()
            ? AllocationSweep.of(scenario, allocationCounts)
            : AllocationSweep.inTheMiddle(scenario, allocationCounts));
  }

  private static Drawn generated(ScenarioGenerator generator, Choices choices) {
    Scenario scenario = generator.generate(choices);
    boolean isAimed = generator.isAimed(scenario, choices);
    return new Drawn(scenario, isAimed ? choices : null, Drawn.Kind.GENERATED);
  }

  private static Drawn toBeSwept(Scenario scenario) {
    return new Drawn(
        AllocationSweep.withoutFailures(scenario), null, Drawn.Kind.TO_BE_SWEPT);
  }

  private Drawn swept() {
    return new Drawn(sweep.remove(), null, Drawn.Kind.SWEPT);
  }

  private ScenarioGenerator styled(long number) {
    long wanted = Share.styleSet(number);
    if (styled == null || styleSet != wanted) {
      styleSet = wanted;
      Choices choices =
          SeededChoices.of(
              request.seed(), request.geometry().name(), BEFORE_SCENARIOS - wanted);
      List<String> variants = request.styles().draw(choices);
      styled =
          variants.isEmpty()
              ? usual
              : generator(
                  request.implementationOf(variants), variants, GeneratorProfile.STANDARD);
    }
    return styled;
  }
}
