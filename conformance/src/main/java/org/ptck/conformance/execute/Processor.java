package org.ptck.conformance.execute;

import java.util.function.BooleanSupplier;

/** The processor as the calling thread is given it. */
public interface Processor {

  /** The processor of this machine. */
  Processor OWN = new OwnProcessor();

  /**
   * Computes to no purpose but to see that there is processor time to be had.
   *
   * @param nanos how long, in nanoseconds of processor time of the calling thread
   * @param isDone when it says so, this ends sooner
   * @return how long the thread has computed
   */
  long compute(long nanos, BooleanSupplier isDone);

  /** What a clock shows, in nanoseconds since nobody knows when. */
  long nowNanos();
}
