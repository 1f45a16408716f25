package org.ptck.peers.toy;

/** Counts executions of the subject before and after the first failure, and takes the time. */
public final class Probe {

  private final long startNanos = System.nanoTime();
  private int executions;
  private int tries;
  private long findNanos;
  private String rule = "";

  void begin() {
    executions++;
  }

  void fail(RuleViolation violation) {
    if (tries == 0) {
      tries = executions;
      findNanos = System.nanoTime() - startNanos;
    }
    rule = violation.getMessage().split(":", 2)[0];
  }

  /**
   * The result as one line of JSON.
   *
   * @param length steps of the counterexample that the tool reported; ignored if none was found
   */
  public String result(String peer, String bug, long seed, int length) {
    long shrinkNanos = System.nanoTime() - startNanos - findNanos;
    boolean found = tries > 0;
    return "{\"peer\":\"%s\",\"bug\":\"%s\",\"seed\":%d,\"found\":%b,\"tries\":%d,\"findMs\":%.3f,"
        .formatted(peer, bug, seed, found, found ? tries : executions, findNanos / 1e6)
        + "\"shrinkExecutions\":%d,\"shrinkMs\":%.3f,\"length\":%d,\"rule\":\"%s\"}"
            .formatted(executions - tries, shrinkNanos / 1e6, length, rule);
  }
}
