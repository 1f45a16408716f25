package org.ptck.conformance.cli;

/** How much is run when the user does not say. */
final class ScenarioDefaults {

  /** Scenarios for each implementation and geometry; fixed, so that a run depends on its seed. */
  static final long COUNT = 40_000;

  /** Scenarios whose allocations are failed, for each implementation and geometry. */
  static final long SWEEP_COUNT = 1_000;

  /** Scenarios beside the slow oracle, for each implementation and geometry. */
  static final long ORACLE_COUNT = 40;

  /** The seed. */
  static final long SEED = 1;

  private ScenarioDefaults() {}
}
