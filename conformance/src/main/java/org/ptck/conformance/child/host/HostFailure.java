package org.ptck.conformance.child.host;

import org.ptck.conformance.execute.ExecutorLost;

/** A host cannot be used; the message is one sentence that says why and what to do. */
public final class HostFailure extends ExecutorLost {

  private static final long serialVersionUID = 1L;

  /** A failure that the sentence explains. */
  public HostFailure(String sentence) {
    super(sentence);
  }
}
