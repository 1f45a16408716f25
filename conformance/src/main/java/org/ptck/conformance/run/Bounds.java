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

  private static final long HASTY_HANG_MILLIS = 500;

  /** The same bounds, but a hang, of which it is known that there is one, is found out soon. */
  Bounds hasty() {
    return new Bounds(eventCountMax, faultCountMax, Math.min(hangMillis, HASTY_HANG_MILLIS));
  }
}
