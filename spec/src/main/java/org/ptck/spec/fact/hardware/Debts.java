package org.ptck.spec.fact.hardware;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Capability;

/**
 * Debts that are handed on: what an operation owes waits in a queue until somebody honours it.
 *
 * <p>Who takes a translation or a path away owes its flush by the end of his operation; who holds a
 * reference owes its release. Kernels put both off: reclaim flushes once for many pages, and marks
 * the space so that whoever relies on what is gone flushes first; batches of each CPU hold
 * references for a while. What a queue stands for is the implementation's choice: a space, a CPU, a
 * list of its own.
 *
 * <p>A flush is honoured by any invalidation that reaches what it is about, whoever makes it, taken
 * out of the queue or not. Nothing else changes while it waits: the pages are not freed, no other
 * size is mapped. Where {@link Capability#DEFERRED_FLUSH} or {@link Capability#DEFERRED_RELEASE} is
 * not declared, the debt stays with the operation. Queues are empty when the scenario ends: who
 * puts off for longer than an operation drains when the last space goes, and what an unpin puts off
 * after that at once.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Debts {

  /** The number of queues, each known by a number from 0. */
  int QUEUE_COUNT = 256;

  /** Every flush that the caller's operation owes, and is not done, waits in the queue. */
  void flushesDefer(int queue);

  /**
   * So many references to a folio wait in the queue to be released; the folio's count includes them
   * still.
   *
   * @param count at least 1
   */
  void referencesDefer(int queue, int folio, int count);

  /**
   * Everything that waits in the queue is the caller's: by the end of his operation he has flushed,
   * and released the references, or handed on again. Outside of an operation nothing is taken.
   */
  void debtsTake(int queue);
}
