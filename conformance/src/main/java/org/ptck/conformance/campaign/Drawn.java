package org.ptck.conformance.campaign;

import org.jspecify.annotations.Nullable;
import org.ptck.conformance.choice.Choices;
import org.ptck.conformance.scenario.Scenario;

/**
 * The next scenario of a run.
 *
 * @param scenario the scenario
 * @param aim what decides how others are aimed at what it does; null if none are
 * @param share the part of the run that it belongs to
 * @param kind where it comes from
 */
record Drawn(Scenario scenario, @Nullable Choices aim, Share share, Kind kind) {

  /** Where scenarios come from. */
  enum Kind {
    /** From a file of the user. */
    REGRESSION,
    /** From the generator. */
    GENERATED,
    /** From the generator, to be run again for each of its allocations. */
    TO_BE_SWEPT,
    /** One to be swept, with an allocation that fails. */
    SWEPT
  }
}
