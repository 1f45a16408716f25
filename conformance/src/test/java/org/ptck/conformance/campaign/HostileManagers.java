package org.ptck.conformance.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.ptck.conformance.testing.Guest;
import org.ptck.conformance.testing.Requests;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MachineStopped;

/** Managers that do to the kit what foreign code can do. */
final class HostileManagers {

  private static final AtomicLong SHARED = new AtomicLong();

  /**
   * A manager and what the kit says of it.
   *
   * @param what what it does
   * @param rule the rule that it violates
   * @param maker makes it
   */
  record Hostile(String what, String rule, Requests.Maker maker) {
    @Override
    public String toString() {
      return what;
    }
  }

  static final List<Hostile> ALL =
      List.of(
          create("create throws", "RUN-1", () -> raise(new IllegalStateException("create"))),
          create("create throws an error", "RUN-1", () -> raise(new LinkageError("create"))),
          create("create recurses without end", "RUN-1", HostileManagers::recurse),
          create("create returns null", "RUN-1", () -> nothing()),
          create("create unwinds the kit", "RUN-1", () -> raise(MachineStopped.INSTANCE)),
          execute("execute throws", "RUN-1", () -> raise(new IllegalStateException("execute"))),
          execute("execute fails an assertion", "RUN-1", () -> raise(new AssertionError("no"))),
          execute("execute recurses without end", "RUN-1", HostileManagers::recurse),
          execute("execute takes all memory", "RUN-1", HostileManagers::exhaust),
          execute("execute returns null", "RUN-1", () -> nothing()),
          execute("execute unwinds the kit", "RUN-1", () -> raise(MachineStopped.INSTANCE)),
          execute("what is thrown throws", "RUN-1", () -> raise(new Thorny())),
          execute("a refusal without a reason", "RUN-1", () -> Outcome.refused(nothing())),
          execute(
              "a refusal after some pages less than none",
              "SEM-5",
              () -> new Outcome.Refused(Rejection.OUT_OF_MEMORY, Long.MIN_VALUE)),
          fault("fault throws", "RUN-1", () -> raise(new IllegalStateException("fault"))),
          fault("fault recurses without end", "RUN-1", HostileManagers::recurse),
          fault("fault returns null", "RUN-1", () -> nothing()),
          fault("fault refuses everything", "SEM-5", () -> Outcome.refused(Rejection.NOT_MAPPED)),
          new Hostile("fault says done and does nothing", "SEM-5", (host, _) -> doingNothing(host)),
          new Hostile(
              "create makes events without end", "RUN-2", (host, hardware) -> loop(hardware)),
          new Hostile(
              "execute makes events without end", "RUN-2", (host, hardware) -> events(hardware)),
          new Hostile(
              "fault makes events without end",
              "RUN-2",
              (host, hardware) -> new Guest(host) {
                @Override
                public Outcome fault(int cpu, int space, long address, Access access) {
                  return loop(hardware);
                }
              }),
          new Hostile(
              "it swallows the end of the machine and returns",
              "RUN-1",
              (host, hardware) -> new Swallowing(host, hardware)),
          new Hostile(
              "it remembers what earlier instances did", "RUN-4", HostileManagers::remembering));

  private HostileManagers() {}

  private static Hostile create(String what, String rule, Supplier<MemoryManager> body) {
    return new Hostile(what, rule, (host, hardware) -> body.get());
  }

  private static Hostile execute(String what, String rule, Supplier<Outcome> body) {
    return new Hostile(
        what,
        rule,
        (host, hardware) -> new Guest(host) {
          @Override
          public Outcome execute(int cpu, Operation operation) {
            return operation instanceof Operation.Map
                ? body.get()
                : super.execute(cpu, operation);
          }
        });
  }

  private static Hostile fault(String what, String rule, Supplier<Outcome> body) {
    return new Hostile(
        what,
        rule,
        (host, hardware) -> new Guest(host) {
          @Override
          public Outcome fault(int cpu, int space, long address, Access access) {
            Outcome outcome = super.fault(cpu, space, address, access);
            return outcome instanceof Outcome.Done ? body.get() : outcome;
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static <T, E extends Throwable> T raise(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @SuppressWarnings("NullAway")
  private static <T> T nothing() {
    return null;
  }

  @SuppressWarnings("InfiniteRecursion")
  private static <T> T recurse() {
    return HostileManagers.<T>recurse();
  }

  private static Outcome exhaust() {
    List<long[]> hoard = new ArrayList<>();
    while (true) {
      hoard.add(new long[Integer.MAX_VALUE - 8]);
    }
  }

  static MemoryManager doingNothing(MemoryManager host) {
    return new Guest(host) {
      @Override
      public Outcome fault(int cpu, int space, long address, Access access) {
        return Outcome.done();
      }
    };
  }

  private static MemoryManager events(Hardware hardware) {
    return new Guest(nothing()) {
      @Override
      public Outcome execute(int cpu, Operation operation) {
        return loop(hardware);
      }
    };
  }

  static <T> T loop(Hardware hardware) {
    while (true) {
      hardware.lock(4, 1);
      hardware.unlock(4, 1);
    }
  }

  private static MemoryManager remembering(MemoryManager host, Hardware hardware) {
    return new Guest(host) {
      @Override
      public Outcome execute(int cpu, Operation operation) {
        hardware.invalidateId(SHARED.incrementAndGet(), 0);
        return super.execute(cpu, operation);
      }
    };
  }

  /** Breaks the contract of the machine, and goes on as if nothing had happened. */
  private static final class Swallowing extends Guest {
    private final Hardware hardware;

    Swallowing(MemoryManager host, Hardware hardware) {
      super(host);
      this.hardware = hardware;
    }

    @Override
    public Outcome execute(int cpu, Operation operation) {
      for (int i = 0; i < 3; i++) {
        try {
          hardware.lazy(99);
        } catch (MachineStopped _) {
          // This is what is wrong.
        }
      }
      return Outcome.done();
    }
  }

  /** Cannot be asked anything. */
  private static final class Thorny extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw this;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw this;
    }
  }
}
