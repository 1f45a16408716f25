package org.ptck.conformance.minimize;

import java.util.List;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometry;

/** One way to make the steps of a scenario simpler without deleting any. */
interface Simplification {

  /**
   * Simpler scenarios with as many steps, boldest first.
   *
   * <p>Each is simpler in an order without endless descents, so that taking candidates again and
   * again comes to an end.
   *
   * @param geometry where the scenario runs
   */
  List<Scenario> candidates(Scenario scenario, Geometry geometry);
}
