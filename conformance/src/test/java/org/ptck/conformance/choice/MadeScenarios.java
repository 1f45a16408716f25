package org.ptck.conformance.choice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;

/** The scenarios of one seed, of an implementation that can do everything, each made once. */
final class MadeScenarios {

  private static final long SEED = 1;

  private static final Map<String, List<Scenario>> MADE = new HashMap<>();

  private MadeScenarios() {}

  /** The first so many on the geometry. */
  static Stream<Scenario> of(Geometry geometry, int count) {
    List<Scenario> made = MADE.computeIfAbsent(geometry.name(), _ -> new ArrayList<>());
    ScenarioGenerator generator =
        new ScenarioGenerator(
            geometry, Capability.everything(), GeneratorProfile.STANDARD);
    while (made.size() < count) {
      made.add(generator.generate(SeededChoices.of(SEED, geometry.name(), made.size())));
    }
    return made.subList(0, count).stream();
  }

  /** Forgets them: they take room that others need. */
  static void forget() {
    MADE.clear();
  }
}
