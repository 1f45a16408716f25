package org.ptck.conformance.campaign;

/** Told how a run is getting on, a few times a second, from one of its threads at a time. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (request, scenarioCount, exercisedRuleCount, ruleCount) -> {};

  /**
   * How far the run is.
   *
   * @param scenarioCount scenarios run so far
   * @param exercisedRuleCount rules whose premise held at least once
   * @param ruleCount rules that are looked at
   */
  void report(RunRequest request, long scenarioCount, int exercisedRuleCount, int ruleCount);

  /**
   * A failure was found and made as small as it gets. The report of the run has it too; whoever
   * keeps it now has it whatever ends the process.
   */
  default void found(RunRequest request, Failure failure) {}
}
