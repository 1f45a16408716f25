package org.ptck.conformance.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.hardware.Hardware;

/** Managers that neither return nor make events. */
public final class HangingManagers {

  /** Grows when a test class has ended: what hangs for it goes on then, and ends. */
  private static final AtomicInteger ENDED = new AtomicInteger();

  private HangingManagers() {}

  /** Never returns. */
  public static <T> T sleep() {
    while (true) {
      pause(1_000);
    }
  }

  /** Computes and never returns, as long as anybody looks; see {@link #endAll}. */
  public static <T> T compute() {
    int ended = ENDED.get();
    while (ENDED.get() == ended) {
      Thread.onSpinWait();
    }
    throw new IllegalStateException("whoever looked has gone");
  }

  /**
   * Ends what computes: Java cannot end its threads, and each would take a processor from all tests
   * that come after it.
   */
  public static void endAll() {
    ENDED.incrementAndGet();
  }

  /** Waits for a lock that nobody ever releases. */
  public static <T> T await() {
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      try {
        never.await();
      } catch (InterruptedException _) {
        // Nobody may end it.
      }
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      // Nobody may end it.
    }
  }

  /** Hangs in every exit, and counts the threads that it cost. */
  public static MemoryManager hanging(MemoryManager host, AtomicInteger threads) {
    return hanging(host, threads, HangingManagers::sleep);
  }

  /** Hangs in every exit, in a way of its own. */
  public static MemoryManager hanging(
      MemoryManager host, AtomicInteger threads, Supplier<Outcome> hang) {
    return new Guest(host) {
      @Override
      public Outcome execute(int cpu, Operation operation) {
        if (operation instanceof Operation.Exit) {
          threads.incrementAndGet();
          return hang.get();
        }
        return super.execute(cpu, operation);
      }
    };
  }

  /** Hangs in the exits after a breach of the machine's contract that it swallows. */
  public static MemoryManager swallowing(MemoryManager host, Hardware hardware,
      AtomicInteger threads) {
    return new Guest(host) {
      @Override
      public Outcome execute(int cpu, Operation operation) {
        threads.incrementAndGet();
        int ended = ENDED.get();
        while (ENDED.get() == ended) {
          try {
            hardware.lazy(99);
          } catch (Throwable _) {
            Thread.onSpinWait();
            pause(1);
          }
        }
        throw new IllegalStateException("whoever looked has gone");
      }
    };
  }

  /** Throws in its first exits, and hangs in all later ones: while they are made smaller. */
  public static MemoryManager hangingLater(MemoryManager host, int throwing, AtomicInteger exits) {
    return new Guest(host) {
      @Override
      public Outcome execute(int cpu, Operation operation) {
        if (operation instanceof Operation.Exit) {
          if (exits.incrementAndGet() <= throwing) {
            throw new IllegalStateException("exit");
          }
          return sleep();
        }
        return super.execute(cpu, operation);
      }
    };
  }

  /** Does not return from its first exit before many others were asked for. */
  public static MemoryManager slowOnce(MemoryManager host, AtomicInteger exits) {
    return new Guest(host) {
      @Override
      public Outcome execute(int cpu, Operation operation) {
        if (operation instanceof Operation.Exit && exits.incrementAndGet() == 1) {
          while (exits.get() < 200) {
            pause(5);
          }
        }
        return super.execute(cpu, operation);
      }
    };
  }
}
