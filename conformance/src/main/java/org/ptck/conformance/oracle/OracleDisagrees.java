package org.ptck.conformance.oracle;

import org.ptck.conformance.scenario.Scenario;

/** Ends a run: a scenario has shown that the kit is wrong, so that no verdict of it can stand. */
public final class OracleDisagrees extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Scenario scenario;
  private final transient Disagreement disagreement;

  OracleDisagrees(Scenario scenario, Disagreement disagreement) {
    super(disagreement.sentence(), disagreement.cause());
    this.scenario = scenario;
    this.disagreement = disagreement;
  }

  /** What was run. */
  public Scenario scenario() {
    return scenario;
  }

  /** What was seen, and when. */
  public Disagreement disagreement() {
    return disagreement;
  }
}
