package org.ptck.conformance.campaign;

/**
 * How much is run. Whatever is reached first ends a run.
 *
 * @param scenarioCountMax scenarios that are generated, at the most
 * @param eventCountMax events after which no further block of scenarios counts
 * @param nanosMax nanoseconds after which no further scenario is begun; {@code Long.MAX_VALUE} for
 *   none, which makes the run a function of its seed
 * @param sweeps whether each scenario is run again for every allocation of every step, which then
 *   fails (rule SEM-7)
 */
public record Extent(long scenarioCountMax, long eventCountMax, long nanosMax, boolean sweeps) {

  private static final long UNBOUNDED = Long.MAX_VALUE;

  /** So many scenarios. */
  public static Extent scenarios(long countMax) {
    return new Extent(countMax, UNBOUNDED, UNBOUNDED, false);
  }

  /** Scenarios for so many nanoseconds. */
  public static Extent nanos(long max) {
    return new Extent(UNBOUNDED, UNBOUNDED, max, false);
  }

  /** Blocks of scenarios, up to the one that completes so many events. */
  public static Extent events(long countMax) {
    return new Extent(UNBOUNDED, countMax, UNBOUNDED, false);
  }

  /** So many scenarios, each with every allocation failed in turn. */
  public static Extent sweep(long countMax) {
    return new Extent(countMax, UNBOUNDED, UNBOUNDED, true);
  }

  /** Whether a clock ends the run. */
  public boolean isTimed() {
    return nanosMax != UNBOUNDED;
  }

  /** Whether a number of events ends the run. */
  public boolean isCountedInEvents() {
    return eventCountMax != UNBOUNDED;
  }
}
