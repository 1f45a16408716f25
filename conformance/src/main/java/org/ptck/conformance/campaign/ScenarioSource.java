package org.ptck.conformance.campaign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.choice.SeededChoices;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.schedule.Meetings;

/**
 * The scenarios of a run from some block of them on, one after the other: regressions, then
 * generated ones.
 *
 * <p>Scenario <em>i</em> is a function of the seed, the geometry, the capabilities, <em>i</em>, and
 * what was seen of earlier scenarios of its block: how many allocations the implementation asked
 * for in those swept, and what could meet the steps of those that others are aimed at. Nothing
 * passes from one block to the next, so that blocks can be run in any order, or side by side.
 */
final class ScenarioSource {

  /** Numbers in a block; a set of styles lasts for a part of it. */
  static final int BLOCK_SCENARIO_COUNT = 512;

  /** The same where every scenario is swept, which makes hundreds of it. */
  static final int SWEPT_BLOCK_SCENARIO_COUNT = 8;

  /** Sets of styles are drawn from numbers that no scenario has. */
  private static final long BEFORE_SCENARIOS = -1;

  private final RunRequest request;
  private final Generators generators;
  private final int blockLength;
  private final Deque<Scenario> sweep = new ArrayDeque<>();
  private final Map<Share, Deque<Scenario>> aimed = new EnumMap<>(Share.class);
  private long next;
  private long styleSet = -1;
  private @Nullable ScenarioGenerator styled;

  /** All scenarios of a run. */
  ScenarioSource(RunRequest request) {
    this(request, new Generators(request), 0);
  }

  private ScenarioSource(RunRequest request, Generators generators, long next) {
    this.request = request;
    this.generators = generators;
    this.blockLength =
        request.extent().sweeps() ? SWEPT_BLOCK_SCENARIO_COUNT : BLOCK_SCENARIO_COUNT;
    this.next = next;
  }

  /**
   * The scenarios from the beginning of a later block on.
   *
   * @param count how many blocks later; 1 for the one after that of the next scenario
   */
  ScenarioSource later(long count) {
    long start = number() < 0 ? 0 : number() - number() % blockLength;
    return new ScenarioSource(
        request, generators, request.regressions().size() + start + count * blockLength);
  }

  /** The {@link #count} at which the block of the next scenario ends. */
  long blockEnd() {
    return later(1).next;
  }

  /** The number of scenarios given so far; a sweep as a whole is one where all are swept. */
  long count() {
    return next;
  }

  /** Whether the next one is a regression, which is run however little time there is. */
  boolean isRegressing() {
    return number() < 0;
  }

  /** Whether there are no more. */
  boolean isExhausted() {
    return !isSweeping() && number() >= request.extent().scenarioCountMax();
  }

  /** Whether the scenario given last is not swept to its end, where all are. */
  boolean isSweeping() {
    return request.extent().sweeps() && !sweep.isEmpty();
  }

  /** The number of the next scenario among those that are generated; negative for a regression. */
  private long number() {
    return next - request.regressions().size();
  }

  /** The next scenario; null when there are no more. */
  @Nullable Drawn next() {
    if (isExhausted()) {
      return null;
    }
    if (isSweeping()) {
      return swept();
    }
    long number = number();
    next++;
    if (number < 0) {
      Scenario regression = request.regressions().get((int) next - 1);
      return new Drawn(regression, null, Share.USUAL, Drawn.Kind.REGRESSION);
    }
    if (number % blockLength == 0) {
      sweep.clear();
      aimed.values().forEach(Deque::clear);
    }
    if (request.extent().sweeps()) {
      return toBeSwept(generators.usual().generate(choices(number)));
    }
    Share share = Share.of(number);
    return switch (share) {
      case USUAL -> drawn(share, generators.usual(), number);
      case STYLES -> drawn(share, styled(number), number);
      case SWEEP ->
          generators.allocationsFail()
              ? sweptInTheMiddle(number)
              : drawn(Share.USUAL, generators.usual(), number);
    };
  }

  private Drawn sweptInTheMiddle(long number) {
    return sweep.isEmpty() ? toBeSwept(generators.brief().generate(choices(number))) : swept();
  }

  private Choices choices(long number) {
    return SeededChoices.of(request.seed(), request.geometry().name(), number);
  }

  /**
   * A scenario to be swept has been run; each of its allocations fails in what comes next, if any
   * can.
   */
  void sweep(Scenario scenario, List<Integer> allocationCounts) {
    if (!generators.allocationsFail()) {
      return;
    }
    sweep.addAll(
        request.extent().sweeps()
            ? AllocationSweep.of(scenario, allocationCounts)
            : AllocationSweep.inTheMiddle(scenario, allocationCounts));
  }

  /** A scenario was run to see what its steps do; what comes next is aimed at that. */
  void aim(Drawn drawn, Choices aim, Meetings meetings) {
    aiming(drawn.share())
        .addAll(generators.aimed(drawn.scenario(), meetings, aim));
  }

  private Deque<Scenario> aiming(Share share) {
    return aimed.computeIfAbsent(share, _ -> new ArrayDeque<>());
  }

  private Drawn drawn(Share share, ScenarioGenerator generator, long number) {
    Scenario known = aiming(share).poll();
    if (known != null) {
      return new Drawn(known, null, share, Drawn.Kind.GENERATED);
    }
    Choices choices = choices(number);
    Scenario scenario = generator.generate(choices);
    boolean isAimed = generator.isAimed(scenario, choices);
    return new Drawn(scenario, isAimed ? choices : null, share, Drawn.Kind.GENERATED);
  }

  private static Drawn toBeSwept(Scenario scenario) {
    return new Drawn(
        AllocationSweep.withoutFailures(scenario), null, Share.SWEEP, Drawn.Kind.TO_BE_SWEPT);
  }

  private Drawn swept() {
    return new Drawn(sweep.remove(), null, Share.SWEEP, Drawn.Kind.SWEPT);
  }

  private ScenarioGenerator styled(long number) {
    long wanted = Share.styleSet(number);
    if (styled == null || styleSet != wanted) {
      styleSet = wanted;
      aiming(Share.STYLES).clear();
      styled = generators.styled(request.styles().draw(choices(BEFORE_SCENARIOS - wanted)));
    }
    return styled;
  }
}
