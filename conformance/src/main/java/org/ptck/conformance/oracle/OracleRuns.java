package org.ptck.conformance.oracle;

import org.ptck.conformance.execute.Implementation;

/** Implementations that run in this process, beside the slow oracle. */
public final class OracleRuns {

  private OracleRuns() {}

  /**
   * The same implementation, beside the oracle.
   *
   * @throws IllegalArgumentException when it runs in processes of its own, whose memory is not here
   */
  public static Implementation of(Implementation implementation) {
    if (implementation.executors().isIsolated()) {
      throw new IllegalArgumentException(implementation.name() + " runs in another process");
    }
    return new Implementation(
        implementation.manager(), implementation.entries(), OracleExecutor::new);
  }
}
