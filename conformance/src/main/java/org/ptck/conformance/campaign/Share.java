package org.ptck.conformance.campaign;

/**
 * Which part of a run a scenario belongs to, by its number. Most are of the usual kind; the others
 * reach what that kind reaches late.
 */
enum Share {
  /** As the generator makes them. */
  USUAL,
  /**
   * Short scenarios, each run again for every allocation in the middle of a request, which fails.
   */
  SWEEP,
  /** As the generator makes them, in other styles of the implementation. */
  STYLES;

  /** Two in nine until here, one in nine later: what a sweep finds, it finds soon. */
  private static final long SWEEP_EARLY_BELOW = 1_024;

  private static final int ROUND = 9;

  /** How long a set of styles is kept: a machine for each scenario would cost more than it. */
  private static final long STYLES_KEPT = 256;

  /** The share of the scenario of that number, from 0. */
  static Share of(long number) {
    return switch ((int) (number % ROUND)) {
      case 8 -> SWEEP;
      case 4 -> number < SWEEP_EARLY_BELOW ? SWEEP : USUAL;
      case 2, 6 -> STYLES;
      default -> USUAL;
    };
  }

  /** The number of the set of styles that the scenario of that number is run in. */
  static long styleSet(long number) {
    return number / STYLES_KEPT;
  }
}
