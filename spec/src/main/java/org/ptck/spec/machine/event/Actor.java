package org.ptck.spec.machine.event;

import org.apiguardian.api.API;
import org.ptck.spec.fact.Actors;

/**
 * Whoever makes events: user code on a CPU, with all that is done on its behalf, or a kernel
 * thread. It knows on which CPU it runs, how many events it may still make, and which of its
 * allocations fail.
 *
 * <p>What follows from its events is kept under its number by whoever is told of them: its locks by
 * the lock table; its operation, what it narrowed and what it has in hand by the ledger.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Actor {

  /** After so many events it is told that events are being made. */
  private static final long SHARE = 1024;

  private final int number;
  private final AllocationFailures allocations = new AllocationFailures();
  private int cpu;
  private long eventsAllowed;

  /** What is left of the share that is being used up, so that the way of an event is short. */
  private long shareLeft;

  /** What may follow it. */
  private long eventsBeyond;

  Actor(int number) {
    this.number = number;
    reset();
  }

  /** Has done nothing yet, and may do anything. */
  void reset() {
    cpu = Actors.isKernelThread(number) ? 0 : number;
    allocations.arm(0, false);
    allow(Long.MAX_VALUE);
  }

  /** Its number, as {@link Actors} has them. */
  public int number() {
    return number;
  }

  /** Which of its allocations fail. */
  public AllocationFailures allocations() {
    return allocations;
  }

  /** The CPU on which it runs. */
  public int cpu() {
    return cpu;
  }

  /** From now on it runs on that CPU; kernel threads only. */
  public void runOn(int newCpu) {
    cpu = newCpu;
  }

  // ---- the events that it may make

  /** At most that many events may follow. */
  public void allow(long eventCount) {
    eventsAllowed = eventCount;
    putBack(eventCount);
  }

  /** The events that were allowed last. */
  long eventsAllowed() {
    return eventsAllowed;
  }

  /** Lets as many events follow as anybody likes, until {@link #putBack}. */
  public long setBoundAside() {
    long left = shareLeft + eventsBeyond;
    putBack(Long.MAX_VALUE);
    return left;
  }

  /** So many of the events allowed may still follow. */
  public void putBack(long eventCount) {
    shareLeft = Math.min(eventCount, SHARE);
    eventsBeyond = eventCount - shareLeft;
  }

  /** It makes an event; false if its share is used up, so that {@link #takeShare} must say more. */
  boolean spend() {
    return --shareLeft >= 0;
  }

  /** The share is used up: takes the next, for one event to begin with; false if none is left. */
  boolean takeShare() {
    if (eventsBeyond == 0) {
      shareLeft = 0;
      return false;
    }
    putBack(eventsBeyond);
    shareLeft--;
    return true;
  }
}
