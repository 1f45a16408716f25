package org.ptck.conformance.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ptck.spec.fact.Hardware;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;

/** Managers that neither return nor make events. */
public final class HangingManagers {

  private HangingManagers() {}

  /** Never returns. */
  public static <T> T sleep() {
    while (true) {
      pause(1_000);
    }
  }

  /** Computes and never returns. */
  public static <T> T compute() {
    while (true) {
      Thread.onSpinWait();
    }
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
        while (true) {
          try {
            hardware.lazy(99);
          } catch (Throwable _) {
            Thread.onSpinWait();
            pause(1);
          }
        }
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
