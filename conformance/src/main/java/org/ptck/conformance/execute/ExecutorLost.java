package org.ptck.conformance.execute;

/**
 * Scenarios can be run nowhere any more: the processes that they run in do not come up. What was
 * found before stands. The message is one sentence.
 */
public class ExecutorLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A loss that the sentence explains. */
  public ExecutorLost(String sentence) {
    super(sentence);
  }

  /** What has happened. */
  public final String sentence() {
    return String.valueOf(getMessage());
  }
}
