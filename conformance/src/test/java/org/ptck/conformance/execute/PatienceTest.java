package org.ptck.conformance.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What hangs had processor time and made nothing of it; a clock alone says nothing. */
class PatienceTest {

  private static final long LIMIT_MILLIS = 5_000;
  private static final long POLL_MILLIS = 100;

  /** What the work does with each millisecond of processor time that it could have. */
  private double appetite;

  /** How much processor time there is for each thread that wants some, of each millisecond. */
  private double share = 1;

  private long beats;
  private boolean isForeign = true;
  private boolean isHeldUp;
  private long nowNanos;
  private long computedNanos;
  private long besideNanos;

  private final Watched work =
      new Watched() {
        @Override
        public long beats() {
          return beats;
        }

        @Override
        public boolean isForeign() {
          return isForeign;
        }

        @Override
        public long computedNanos() {
          return computedNanos;
        }

        @Override
        public boolean isHeldUp() {
          return isHeldUp;
        }
      };

  private final Processor processor =
      new Processor() {
        @Override
        public long compute(long nanos, BooleanSupplier isDone) {
          if (share == 0) {
            pass(TimeUnit.MINUTES.toNanos(1));
            return 0;
          }
          pass((long) (nanos / share));
          besideNanos += nanos;
          return nanos;
        }

        @Override
        public long nowNanos() {
          return nowNanos;
        }
      };

  /** Time passes for everybody. */
  private void pass(long nanos) {
    nowNanos += nanos;
    computedNanos += (long) (nanos * Math.min(appetite, share));
  }

  private enum End {
    HUNG,
    STARVED,
    NEITHER
  }

  private End end(Patience patience, int lookCount) {
    for (int i = 0; i < lookCount; i++) {
      pass(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
      patience.look(POLL_MILLIS, () -> false);
      if (patience.isHung(LIMIT_MILLIS)) {
        return End.HUNG;
      }
      if (patience.isStarved()) {
        return End.STARVED;
      }
    }
    return End.NEITHER;
  }

  private End end() {
    return end(new Patience(work, processor), 1_000_000);
  }

  @Test
  void computesAndMakesNoEvents_hangs() {
    appetite = 1;

    assertThat(end()).isEqualTo(End.HUNG);
    assertThat(computedNanos).isBetween(limitNanos(), 2 * limitNanos());
    assertThat(besideNanos).isZero();
  }

  @Test
  void waits_hangsWhenAnotherThreadHasComputedForTheLimit() {
    assertThat(end()).isEqualTo(End.HUNG);
    assertThat(besideNanos).isBetween(limitNanos(), 2 * limitNanos());
  }

  @Test
  void sleepsAndWakesForEver_hangs() {
    appetite = 0.05;

    assertThat(end()).isEqualTo(End.HUNG);
    assertThat(nowNanos).isLessThan(TimeUnit.MINUTES.toNanos(1));
  }

  @Test
  void computesOnABusyMachine_hangsAtTheSameProcessorTime() {
    appetite = 1;
    share = 0.02;

    assertThat(end()).isEqualTo(End.HUNG);
    assertThat(Math.max(computedNanos, besideNanos)).isBetween(limitNanos(), 2 * limitNanos());
    assertThat(nowNanos).isGreaterThan(20 * limitNanos());
  }

  @Test
  void wantsToComputeAndIsNotServed_isNoHangHoweverLongItTakes() {
    appetite = 1;
    share = 0;

    assertThat(end()).isEqualTo(End.STARVED);
    assertThat(nowNanos).isGreaterThan(100 * limitNanos());
  }

  @Test
  void getsOnNowAndThen_isNeither() {
    appetite = 1;
    Patience patience = new Patience(work, processor);
    for (int i = 0; i < 200; i++) {
      assertThat(end(patience, 40)).isEqualTo(End.NEITHER);
      beats++;
    }
  }

  @Test
  void getsOnNowAndThenOnABusyMachine_isNeither() {
    appetite = 1;
    share = 0.02;
    Patience patience = new Patience(work, processor);
    for (int i = 0; i < 20; i++) {
      assertThat(end(patience, 40)).isEqualTo(End.NEITHER);
      beats++;
    }
  }

  @Test
  void isStoppedOrWaitsForADisk_isNoHang() {
    isHeldUp = true;

    assertThat(end()).isEqualTo(End.STARVED);
    assertThat(besideNanos).isZero();
  }

  @Test
  void theKitItselfIsAtWork_isNeither() {
    isForeign = false;
    appetite = 1;

    assertThat(end(new Patience(work, processor), 100_000)).isEqualTo(End.NEITHER);
  }

  @Test
  void getsOnWhileItIsLookedAt_isNeither() {
    Patience patience =
        new Patience(
            work,
            new Processor() {
              @Override
              public long compute(long nanos, BooleanSupplier isDone) {
                beats++;
                assertThat(isDone.getAsBoolean()).isTrue();
                return 10 * limitNanos();
              }

              @Override
              public long nowNanos() {
                return nowNanos;
              }
            });

    assertThat(end(patience, 1_000)).isEqualTo(End.NEITHER);
  }

  private static long limitNanos() {
    return TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
  }
}
