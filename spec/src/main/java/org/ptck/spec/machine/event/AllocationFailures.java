package org.ptck.spec.machine.event;

import org.apiguardian.api.API;

/**
 * Which allocations of the running step fail because the scenario says so.
 *
 * <p>Allocations are numbered from 1 within a step.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AllocationFailures {

  private int first;
  private boolean andAfter;
  private int seen;
  private int failed;

  /**
   * From now on the allocation numbered {@code first} fails, and those after it if said; 0: none.
   */
  public void arm(int firstFailing, boolean allAfter) {
    first = firstFailing;
    andAfter = allAfter;
    seen = 0;
    failed = 0;
  }

  /** Whether the allocation that is about to happen fails. */
  public boolean next() {
    seen++;
    boolean fails = first > 0 && (andAfter ? seen >= first : seen == first);
    if (fails) {
      failed++;
    }
    return fails;
  }

  /** Notes that an allocation failed because nothing was left. */
  public int exhausted() {
    return ++failed;
  }

  /** The number of allocations that the step asked for, failed ones included. */
  public int askedCount() {
    return seen;
  }

  /** The number of allocations of the step that failed. */
  public int failedCount() {
    return failed;
  }

}
