package org.ptck.conformance.smoke;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptck.conformance.drive.Bounds;
import org.ptck.conformance.drive.EventCounts;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.execute.Executor;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.conformance.smoke.Answer.Verdict;
import org.ptck.conformance.smoke.SmokeReport.Problem;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** Runs the probes of an implementation on a geometry and says what was seen. */
public final class Smoke {

  private final Implementation implementation;
  private final Geometry geometry;
  private final Set<Capability> declared;
  private final Header header;
  private final Sightings sightings = new Sightings();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Capability, Boolean> worked = new EnumMap<>(Capability.class);

  /** Whether some contiguous block of pages was there to be made, all of them of one folio. */
  private boolean hadRoomForBlock;

  private Smoke(Implementation implementation, Geometry geometry) {
    this.implementation = implementation;
    this.geometry = implementation.ranged(geometry);
    this.declared = implementation.capabilities(geometry);
    this.header =
        Header.of(geometry.name())
            .withImplementation(
                implementation.manager().name(), implementation.entries().name());
  }

  /**
   * Runs every probe that the declared capabilities permit, each from nothing.
   *
   * @param implementation what is tried; it supports the geometry
   */
  public static SmokeReport of(Implementation implementation, Geometry geometry) {
    return new Smoke(implementation, geometry).run();
  }

  private SmokeReport run() {
    List<Answer> answers = new ArrayList<>();
    // What cannot even store and load has nothing to be asked about.
    if (attempt(Probes.basic(geometry))) {
      for (Probe probe : Probes.all(geometry, declared.contains(Capability.BRK_ONLY))) {
        if (declared.contains(probe.about()) && declared.containsAll(probe.needs())) {
          worked.put(probe.about(), attempt(probe.operations()));
        }
      }
      if (declared.contains(Capability.CONTIGUOUS)) {
        fillBlock();
      }
      for (Capability capability : Capability.values()) {
        if (isDeclarable(capability)) {
          answers.add(answer(capability));
        }
      }
    }
    return new SmokeReport(
        implementation.name() + " on " + geometry.name(),
        EventCounts.of(sightings::count),
        answers,
        problems);
  }

  /** Whether it says something of the implementation, and not of the geometry or the tier. */
  private boolean isDeclarable(Capability capability) {
    return switch (capability) {
      case ALLOCATION_FAILURES, BREAK_BEFORE_MAKE, GUARDS, HARDWARE_DIRTY, HARDWARE_MARKS -> false;
      case ENTRY_EVENTS, PLAIN_MEMORY, LENT_BOOK -> declared.contains(capability);
      default -> true;
    };
  }

  /** Gives a layer that makes contiguous blocks the chance to make one, however long it is. */
  private void fillBlock() {
    int run = geometry.contiguousRun(0);
    if (run > 1 && declared.contains(Capability.LARGE_FOLIOS)) {
      long before = folioCount();
      hadRoomForBlock = attempt(Probes.block(geometry)) && folioCount() == before + 1;
    }
  }

  /** The folios that were allocated and not set aside, such as a page of zeroes. */
  private long folioCount() {
    return sightings.count(EventKind.FOLIO_ALLOCATE) - sightings.count(EventKind.FOLIO_RESERVE);
  }

  /** Whether a correct implementation could have answered as this one does. */
  private boolean attempt(List<Operation> operations) {
    List<Step> steps = new ArrayList<>();
    if (declared.contains(Capability.SPAWN)) {
      steps.add(Step.of(0, new Operation.Spawn(0)));
    }
    operations.forEach(operation -> steps.add(Step.of(0, operation)));
    Scenario scenario = new Scenario(header, steps, null);
    try (Executor executor = open()) {
      ScenarioResult result = executor.run(scenario);
      sightings.add(result.events());
      sightings.add(executor.counts());
      boolean isRight = !result.isViolation() && result.acceptedCount() == steps.size();
      if (!isRight) {
        problems.add(new Problem(scenario, result.step(), result.finding()));
      }
      return isRight;
    }
  }

  private Executor open() {
    return implementation.executors()
        .open(implementation, geometry, Catalogue.all(), Bounds.DEFAULT, new Heartbeat());
  }

  private Answer answer(Capability capability) {
    Optional<Evidence> evidence = Evidence.of(capability);
    if (!declared.contains(capability)) {
      return evidence.map(this::undeclared)
          .orElseGet(() -> new Answer(capability, Verdict.LACKING, ""));
    }
    Boolean works = worked.get(capability);
    if (works != null) {
      return works
          ? new Answer(capability, Verdict.CONFIRMED, "")
          : new Answer(capability, Verdict.CONTRADICTED, "the probe failed, see below");
    }
    return evidence.map(this::declared)
        .orElseGet(
            () -> new WithoutWord(implementation, geometry, declared, header).answer(capability));
  }

  private Answer declared(Evidence evidence) {
    Capability capability = evidence.capability();
    if (evidence.countIn(sightings) > 0) {
      return new Answer(capability, Verdict.CONFIRMED, "");
    }
    return couldBeSeen(capability)
        ? new Answer(
            capability, Verdict.CONTRADICTED, "it would show by this: " + evidence.sentence())
        : new Answer(capability, Verdict.BELIEVED, "");
  }

  /** Whether the probes gave it the chance to show. */
  private boolean couldBeSeen(Capability capability) {
    return switch (capability) {
      case REVERSE_MAP -> hasFiles();
      case CONTIGUOUS -> hadRoomForBlock;
      default -> true;
    };
  }

  private boolean hasFiles() {
    Set<Capability> files = EnumSet.of(Capability.FILE_SHARED, Capability.FILE_PRIVATE);
    files.retainAll(declared);
    return !files.isEmpty();
  }

  private Answer undeclared(Evidence evidence) {
    Capability capability = evidence.capability();
    return evidence.showsUndeclared() && evidence.countIn(sightings) > 0
        ? new Answer(
            capability,
            Verdict.UNDECLARED,
            evidence.sentence() + "; declare it, and " + rulesThatNeed(capability))
        : new Answer(capability, Verdict.LACKING, "");
  }

  private static String rulesThatNeed(Capability capability) {
    String ids =
        Catalogue.all()
            .stream()
            .filter(rule -> rule.needs().contains(capability))
            .map(Rule::id)
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? "it is checked" : ids + " may apply";
  }
}
