package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.List;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.choice.GeneratorProfile;
import org.ptck.conformance.choice.ScenarioGenerator;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.schedule.Aim;
import org.ptck.conformance.schedule.Meetings;
import org.ptck.spec.fact.Capability;

/** What makes the scenarios of a run. Immutable; any number of threads may use it. */
final class Generators {

  /** How many scenarios are aimed at what was seen of one. */
  static final int AIMED_COUNT = 2;

  private final RunRequest request;
  private final ScenarioGenerator usual;
  private final ScenarioGenerator brief;

  Generators(RunRequest request) {
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

  /** Whether allocations of the implementation are made to fail. */
  boolean allocationsFail() {
    return request.implementation()
        .capabilities(request.geometry())
        .contains(Capability.ALLOCATION_FAILURES);
  }

  /** Of scenarios as they mostly are. */
  ScenarioGenerator usual() {
    return usual;
  }

  /** Of short ones, to be swept. */
  ScenarioGenerator brief() {
    return brief;
  }

  /** Of scenarios for the implementation in other styles; the usual one if there are none. */
  ScenarioGenerator styled(List<String> variants) {
    return variants.isEmpty()
        ? usual
        : generator(request.implementationOf(variants), variants, GeneratorProfile.STANDARD);
  }

  /** The scenario with accesses in the middle of its steps, in several ways if there are any. */
  List<Scenario> aimed(Scenario scenario, Meetings meetings, Choices choices) {
    List<Scenario> aimed = new ArrayList<>();
    for (int count = 0; count < AIMED_COUNT; count++) {
      Scenario next = Aim.at(scenario, meetings, request.geometry(), choices);
      if (next.isInterposed() && !aimed.contains(next)) {
        aimed.add(next);
      }
    }
    return aimed;
  }
}
