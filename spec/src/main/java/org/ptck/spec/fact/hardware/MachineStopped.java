package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;

/**
 * Unwinds the implementation after a rule was violated. It has no stack trace and carries nothing:
 * the machine knows what happened. Implementations let it pass; one that swallows it meets it again
 * at its next call.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MachineStopped extends Error {

  private static final long serialVersionUID = 1L;

  /** The only instance; throwing it allocates nothing. */
  @SuppressWarnings("StaticAssignmentOfThrowable") // It has no stack trace that could mislead.
  public static final MachineStopped INSTANCE = new MachineStopped();

  private MachineStopped() {
    super("the machine has stopped", null, false, false);
  }
}
