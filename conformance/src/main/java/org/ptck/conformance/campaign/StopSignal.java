package org.ptck.conformance.campaign;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks runs that are under way to end soon and to report what they have found so far. Once asked,
 * never taken back; any thread may ask.
 */
public final class StopSignal {

  /** Why a run was cut short that was asked to end. */
  public static final String INTERRUPTED = "interrupted";

  private final AtomicBoolean asked = new AtomicBoolean();

  /** A signal that nobody has given yet. */
  public StopSignal() {}

  /** Gives the signal; returns whether nobody had. */
  public boolean ask() {
    return asked.compareAndSet(false, true);
  }

  /** Whether it was given. */
  public boolean isAsked() {
    return asked.get();
  }
}
