package org.ptck.conformance.choice;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;

/**
 * Turns choices into scenarios. Immutable; a scenario is a function of the geometry, the
 * capabilities, the profile and the choices alone.
 *
 * <p>It knows which steps the model accepts, so most are, and the rest are refused on purpose. What
 * was mapped is mostly written before it is unmapped, protected or forked: a table entry that no
 * CPU has used hides the faults that matter.
 */
public final class ScenarioGenerator {

  private static final int CLOSING_EXIT_PERCENT = 55;
  private static final int MARKED_SCENARIO_PERCENT = 50;
  private static final int FEW_IDS_FACTOR = 8;

  /** Per mille: none, pages moved so that they make a block, many neighbours touched. */
  private static final int[] PLOTS = {950, 42, 8};

  /** What is done to many pages at once. */
  private static final List<OperationKind> CHANGES =
      List.of(
          OperationKind.UNMAP,
          OperationKind.PROTECT,
          OperationKind.DISCARD,
          OperationKind.FORK,
          OperationKind.EXIT);

  /** What implementations are likely to allocate for. */
  private static final Set<OperationKind> ALLOCATING =
      Set.of(
          OperationKind.SPAWN,
          OperationKind.FORK,
          OperationKind.MOVE,
          OperationKind.PIN,
          OperationKind.READ,
          OperationKind.WRITE,
          OperationKind.COPY_IN,
          OperationKind.COPY_OUT);

  /**
   * Kinds about which nothing is drawn where they are lacking: they came later, and what is
   * generated for implementations without them is as it was.
   */
  private static final Set<OperationKind> LATER =
      Set.of(OperationKind.COPY_IN, OperationKind.COPY_OUT, OperationKind.FETCH);

  private static final int PUT_TOGETHER_AIMED_PERCENT = 70;
  private static final int[] CPU_COUNTS = {15, 55, 10, 20};
  private static final OperationKind[] KINDS = OperationKind.values();

  private final Geometry geometry;
  private final GeneratorProfile profile;
  private final Header header;
  private final int[] weights = new int[KINDS.length];
  private final int[] cpuCounts;
  private final Scene.Limits limits;
  private final int blockEntries;
  private final boolean spawns;
  private final boolean largeFolios;
  private final boolean allocationsFail;
  private final boolean executes;
  private final List<OperationKind> crowdChanges;

  /** A generator of scenarios that name the reference manager and plain entry operations. */
  public ScenarioGenerator(
      Geometry geometry, Set<Capability> capabilities, GeneratorProfile profile) {
    this(geometry, capabilities, profile, Header.of(geometry.name()));
  }

  /**
   * A generator.
   *
   * @param capabilities what the implementation declares; operations that it lacks never occur
   * @param header what scenarios say they run on; each draws its own number of CPUs
   */
  public ScenarioGenerator(
      Geometry geometry, Set<Capability> capabilities, GeneratorProfile profile, Header header) {
    this.geometry = geometry;
    this.profile = profile;
    this.header = header;
    this.spawns = capabilities.contains(Capability.SPAWN);
    for (OperationKind kind : KINDS) {
      boolean understood = kind.isUnderstoodWith(capabilities);
      weights[kind.ordinal()] = understood ? profile.weights().getOrDefault(kind, 0) : 0;
    }
    this.cpuCounts = Arrays.copyOf(CPU_COUNTS, profile.cpuCountMax());
    this.blockEntries =
        capabilities.contains(Capability.CONTIGUOUS) ? geometry.contiguousRun(0) : 1;
    this.largeFolios = capabilities.contains(Capability.LARGE_FOLIOS);
    this.allocationsFail = !capabilities.contains(Capability.ALLOCATION_CANNOT_FAIL);
    this.executes = capabilities.contains(Capability.EXECUTE_PERMISSION);
    this.limits =
        new Scene.Limits(
            1
                + (capabilities.contains(Capability.MANY_SPACES)
                    ? Operation.SPACE_MAX
                    : Operation.SPACE_MAX_OF_FEW),
            0,
            0,
            0,
            0,
            capabilities.contains(Capability.FILE_SHARED),
            capabilities.contains(Capability.FILE_PRIVATE),
            capabilities.contains(Capability.UNMAP),
            !capabilities.contains(Capability.NO_READ_ONLY),
            capabilities.contains(Capability.BRK_ONLY));
    if (limits.onlyAtEnd()) {
      weights[OperationKind.MOVE.ordinal()] = 0;
    }
    if (!spawns) {
      // The one space there is lasts to the end: after it nothing could be asked for.
      weights[OperationKind.EXIT.ordinal()] = 0;
    }
    this.crowdChanges =
        CHANGES.stream().filter(kind -> weights[kind.ordinal()] > 0).toList();
  }

  /** The scenario that the choices lead to; it has at least one step. */
  public Scenario generate(Choices choices) {
    Draft draft = draft(choices);
    List<Step> steps = executes ? ExecutionSteps.among(draft.steps(), choices) : draft.steps();
    return new Scenario(header.withCpuCount(draft.cpuCount()), steps, null);
  }

  /**
   * Whether a scenario, made of the choices so far, is to be aimed: as often as the profile says,
   * and mostly where a contiguous block may be folded while it is in use.
   */
  public boolean isAimed(Scenario scenario, Choices choices) {
    if (scenario.header().cpuCount() == 1) {
      return false;
    }
    boolean isAimedMostly =
        profile.aimedPercent() > 0 && blockEntries > 1 && isPutTogether(scenario);
    return choices.chance(
        isAimedMostly
            ? Math.max(profile.aimedPercent(), PUT_TOGETHER_AIMED_PERCENT)
            : profile.aimedPercent());
  }

  /** Whether pages are moved in parts, the last of them alone: where blocks are folded in use. */
  private boolean isPutTogether(Scenario scenario) {
    List<Operation.Move> moves =
        scenario.steps()
            .stream()
            .map(Step::operation)
            .filter(Operation.Move.class::isInstance)
            .map(Operation.Move.class::cast)
            .toList();
    return moves.stream()
        .filter(one -> one.pageCount() == 1)
        .anyMatch(
            one -> moves.stream()
                .anyMatch(
                    move -> move.pageCount() > 1
                        && move.target() - move.address() == one.target() - one.address()));
  }

  /** The steps before they become a scenario, with what was meant by them. */
  Draft draft(Choices choices) {
    int cpuCount = 1 + choices.weighted(cpuCounts);
    boolean isMarked = blockEntries > 1 && choices.chance(MARKED_SCENARIO_PERCENT);
    Draft draft = new Draft(choices, cpuCount, isMarked ? blockEntries : 1);
    int[] swarm = swarm(choices);
    Population population = population(swarm, choices);
    Sketch sketch = new Sketch(population.nameCount());
    if (!spawns) {
      sketch.spawn(0);
    }
    Windows windows =
        limits.onlyAtEnd()
            ? Windows.fromTheFirstPage(geometry, population.breadth(), choices)
            : population.windows(geometry, choices);
    Ranges ranges = new Ranges(geometry, windows, choices);
    Scene scene =
        new Scene(
            windows, ranges, sketch, draft, choices, population,
            limits.of(population, largeFolios));
    boolean filesKept = swarm[OperationKind.MAP_FILE.ordinal()] > 0;
    AcceptedSteps accepted = new AcceptedSteps(scene, filesKept);
    RefusedSteps refused = new RefusedSteps(geometry, scene);

    Plot plot = population.isFew() ? plot(scene, accepted) : null;
    int max = population.stepCountMax();
    while (draft.steps().size() < (plot == null ? population.stepCount() : max)) {
      if (plot == null || !choices.chance(plot.goesOnPercent())) {
        addStep(choices, population, sketch, accepted, refused);
      } else if (!plot.next()) {
        plot = null;
      }
    }
    if (swarm[OperationKind.EXIT.ordinal()] > 0) {
      addClosingExits(choices, population.nameCount(), sketch, accepted);
    }
    if (allocationsFail && choices.chance(profile.failingPercent())) {
      failAllocations(choices, draft.steps());
    }
    return draft;
  }

  private @Nullable Plot plot(Scene scene, AcceptedSteps accepted) {
    return switch (scene.choices().weighted(PLOTS)) {
      case 0 -> null;
      case 1 ->
          blockEntries > 1 && largeFolios && weights[OperationKind.MOVE.ordinal()] > 0
              ? Refolding.of(scene, accepted, blockEntries)
              : null;
      default -> new Crowd(scene, accepted, crowdChanges);
    };
  }

  private void addStep(
      Choices choices,
      Population population,
      Sketch sketch,
      AcceptedSteps accepted,
      RefusedSteps refused) {
    if (accepted.isTouchDue() && choices.chance(population.touchPercent())) {
      accepted.touch(population.has(OperationKind.READ));
      return;
    }
    OperationKind kind = population.kind(choices);
    boolean mayBeRefused = sketch.alive() != 0 && kind != OperationKind.LAZY;
    if (mayBeRefused && choices.chance(population.refusedPercent())) {
      refused.add(kind);
    } else {
      accepted.add(kind);
    }
  }

  /** Few spaces, or many where they can be made. */
  private Population population(int[] swarm, Choices choices) {
    if (choices.chance(crowdPercent())) {
      boolean comeAndGo = isPossible(OperationKind.SPAWN) && isPossible(OperationKind.EXIT);
      boolean fork = isPossible(OperationKind.FORK);
      if (fork && (!comeAndGo || choices.chance(50))) {
        return Population.crowd(
            geometry, limits.nameCount(), withAll(swarm, OperationKind.FORK), choices);
      }
      if (comeAndGo) {
        return Population.inTurn(
            geometry, withAll(swarm, OperationKind.EXIT, OperationKind.LOAD), choices);
      }
    }
    return Population.few(geometry, profile, swarm, choices);
  }

  /** Where ids come round soon, that is what scenarios are about. */
  private int crowdPercent() {
    int percent = profile.crowdPercent();
    return geometry.isShortOfIds() ? Math.min(100, FEW_IDS_FACTOR * percent) : percent;
  }

  private boolean isPossible(OperationKind kind) {
    return weights[kind.ordinal()] > 0;
  }

  /** Kinds without which a scenario would come to nothing are kept in it. */
  private int[] withAll(int[] swarm, OperationKind... kinds) {
    for (OperationKind kind : kinds) {
      swarm[kind.ordinal()] = weights[kind.ordinal()];
    }
    return swarm;
  }

  /** The weights of the subset of operations that one scenario draws from. */
  private int[] swarm(Choices choices) {
    int[] swarm = weights.clone();
    for (OperationKind kind : KINDS) {
      if (LATER.contains(kind) && swarm[kind.ordinal()] == 0) {
        continue;
      }
      boolean kept = choices.chance(profile.keptPercent());
      if (!kept && !GeneratorProfile.INDISPENSABLE.contains(kind)) {
        swarm[kind.ordinal()] = 0;
      }
    }
    return swarm;
  }

  private static void addClosingExits(
      Choices choices, int nameCount, Sketch sketch, AcceptedSteps accepted) {
    for (int space = 0; space < nameCount; space++) {
      if (((sketch.alive() >>> space) & 1) != 0 && choices.chance(CLOSING_EXIT_PERCENT)) {
        accepted.exit(space);
      }
    }
  }

  private static void failAllocations(Choices choices, List<Step> steps) {
    int[] allocating =
        IntStream.range(0, steps.size())
            .filter(index -> ALLOCATING.contains(steps.get(index).operation().kind()))
            .toArray();
    for (int count = choices.range(1, 2); count > 0; count--) {
      int index =
          allocating.length > 0 && choices.chance(90)
              ? allocating[choices.choose(allocating.length)]
              : choices.choose(steps.size());
      int ordinal = 1 + choices.weighted(50, 25, 15, 10);
      AllocationFailure failing =
          choices.chance(30)
              ? new AllocationFailure.From(ordinal)
              : new AllocationFailure.Only(ordinal);
      steps.set(index, steps.get(index).failing(failing));
    }
  }
}
