package org.ptck.conformance.execute;

/** Work of which is asked whether it gets on: a thread of this process, or another process. */
public interface Watched {

  /** A number that changes as long as the work gets on. */
  long beats();

  /** Whether foreign code is being called; what the kit itself does is not judged. */
  boolean isForeign();

  /** How long the work has computed so far, in nanoseconds; negative where nobody knows. */
  long computedNanos();

  /**
   * Whether it cannot compute, and not by its own doing: it was stopped, or a disk is waited for.
   */
  boolean isHeldUp();
}
