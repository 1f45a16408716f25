package org.ptck.conformance.campaign;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.rule.family.Catalogue;

/** Scenarios as a campaign draws them, for tests of those who run them. */
public final class Drawings {

  private Drawings() {}

  /** The first scenarios of a run of the implementation. */
  public static List<Scenario> of(
      Implementation implementation, Geometry geometry, int count) {
    ScenarioSource source =
        new ScenarioSource(
            Requests.of(implementation, geometry, Catalogue.all(), count, false));
    return Stream.generate(() -> Objects.requireNonNull(source.next()).scenario())
        .limit(count)
        .toList();
  }
}
