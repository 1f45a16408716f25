package org.ptck.conformance.execute;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.BooleanSupplier;

/** The processor of this machine. */
final class OwnProcessor implements Processor {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** How long a thread of this process has computed; negative where nobody knows or it ended. */
  static long computedNanos(Thread thread) {
    return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.threadId()) : -1;
  }

  @Override
  public long compute(long nanos, BooleanSupplier isDone) {
    long start = computedNanos();
    long computed = 0;
    while (computed < nanos && !isDone.getAsBoolean()) {
      Thread.onSpinWait();
      computed = computedNanos() - start;
    }
    return computed;
  }

  private long computedNanos() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : nowNanos();
  }

  @Override
  public long nowNanos() {
    return System.nanoTime();
  }
}
