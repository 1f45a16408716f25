package org.ptck.conformance.run;

/**
 * What an implementation may use before the kit gives up on it.
 *
 * @param eventCountMax events in one operation
 * @param faultCountMax faults of one access
 * @param hangMillis milliseconds without progress before a run is taken to hang
 */
public record Bounds(long eventCountMax, int faultCountMax, long hangMillis) {

  /** Generous bounds for generated scenarios. */
  public static final Bounds DEFAULT = new Bounds(100_000, 8, 5_000);
}
