package org.ptck.conformance.execute;

/** A run was interrupted from outside; there is no verdict. */
public final class RunInterrupted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An interruption. */
  public RunInterrupted() {
    super("the run was interrupted");
  }
}
