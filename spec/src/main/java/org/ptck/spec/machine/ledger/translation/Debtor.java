package org.ptck.spec.machine.ledger.translation;

/**
 * Names who owes a flush, by a number: an operation by its own, from 1; a queue, in which the debt
 * waits for somebody to honour it, by a negative one; 0 for what happened before anybody's first
 * operation.
 */
final class Debtor {

  /** What nobody has to flush: nothing was taken away. */
  static final long NOBODY = Long.MAX_VALUE;

  private Debtor() {}

  static long ofOperation(long operation) {
    return operation;
  }

  static long ofQueue(int queue) {
    return -1L - queue;
  }

  static boolean isQueue(long debtor) {
    return debtor < 0;
  }

  /** The queue of that number. */
  static int queue(long debtor) {
    return (int) (-1L - debtor);
  }
}
