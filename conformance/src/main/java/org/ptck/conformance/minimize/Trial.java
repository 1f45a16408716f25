package org.ptck.conformance.minimize;

import org.ptck.conformance.scenario.Scenario;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;

/** Runs a scenario to learn whether it still shows the violation that is being made smaller. */
@FunctionalInterface
public interface Trial {

  /** Whether the scenario violates the same rule. */
  boolean stillFails(Scenario scenario);

  /**
   * Where the scenario runs: the geometry that it names, or one like it for an implementation with
   * a user range of its own.
   */
  default Geometry geometry(Scenario scenario) {
    return Geometries.named(scenario.header().geometry()).orElse(Geometries.TINY);
  }

  /**
   * What the scenarios run so far have cost, in events; whatever else costs something is counted as
   * so many events. A function of those scenarios, and of no clock.
   */
  default long cost() {
    return 0;
  }

  /** Whether nobody waits for anything smaller any more: the smallest so far is good enough. */
  default boolean isOver() {
    return false;
  }
}
