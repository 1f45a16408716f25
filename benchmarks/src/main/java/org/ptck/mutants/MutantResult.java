package org.ptck.mutants;

/**
 * What came of a mutant.
 *
 * @param mutation the mutant
 * @param fate how it ended
 * @param rule the rule that killed it; empty if none did
 * @param geometry where it was killed first; empty if it was not
 * @param scenarios the scenarios of that run, with the 31 that follow a violation; 0 if it was not
 *   killed
 * @param steps the steps of the repro; 0 if there is none
 * @param repro the repro, as a scenario file; empty if there is none
 */
record MutantResult(
    Mutation mutation,
    Fate fate,
    String rule,
    String geometry,
    long scenarios,
    int steps,
    String repro) {

  /** How a mutant ended. */
  enum Fate {
    /** A rule objected. */
    KILLED,
    /** No rule objected. */
    SURVIVED,
    /** It does not compile. */
    NOT_COMPILED,
    /** A run ended before all was run, without a finding. */
    UNDECIDED,
    /** The process that ran it died. */
    CRASHED
  }

  /** A result without a repro. */
  static MutantResult of(Mutation mutation, Fate fate) {
    return new MutantResult(mutation, fate, "", "", 0, 0, "");
  }

  /** Whether it is a mutant at all. */
  boolean counts() {
    return fate != Fate.NOT_COMPILED;
  }
}
