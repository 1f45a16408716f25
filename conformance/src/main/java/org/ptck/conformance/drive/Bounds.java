package org.ptck.conformance.drive;

/**
 * What an implementation may use before the kit gives up on it.
 *
 * @param eventsPerVisit events that an operation may make for each visit of an entry that its work
 *   may take; how many those are follows from what it was asked for
 * @param faultCountMax faults of one access
 * @param hangMillis milliseconds of processor time without progress before a call is taken to hang:
 *   its own, or, while it does not compute, that of a thread beside it
 */
public record Bounds(long eventsPerVisit, int faultCountMax, long hangMillis) {

  /** Generous bounds for generated scenarios. */
  public static final Bounds DEFAULT = new Bounds(16, 8, 5_000);

  private static final long HASTY_HANG_MILLIS = 500;

  /** The same bounds, but a hang, of which it is known that there is one, is found out soon. */
  public Bounds hasty() {
    return new Bounds(eventsPerVisit, faultCountMax, Math.min(hangMillis, HASTY_HANG_MILLIS));
  }
}
