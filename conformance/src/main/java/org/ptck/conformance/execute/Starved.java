package org.ptck.conformance.execute;

/** The machine gave a run no processor time: there is no verdict on what was running. */
public final class Starved extends ExecutorLost {

  private static final long serialVersionUID = 1L;

  /** Nobody got on. */
  public Starved() {
    super(
        "no processor time was to be had for %d minutes; run it again on a machine that is less busy"
            .formatted(Patience.STARVED_MINUTES));
  }
}
