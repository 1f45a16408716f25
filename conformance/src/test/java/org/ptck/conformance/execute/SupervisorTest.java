package org.ptck.conformance.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.drive.Heartbeat;
import org.ptck.conformance.testing.HangingManagers;

/** The same as in {@link PatienceTest} with threads, however busy the machine is. */
class SupervisorTest {

  private static final long LIMIT_MILLIS = 200;

  private final Heartbeat heartbeat = new Heartbeat();

  @AfterAll
  static void endWhatComputes() {
    HangingManagers.endAll();
  }

  @Test
  void endlessLoop_isGivenUp() {
    assertThat(
        Supervisor.watch(
            heartbeat,
            LIMIT_MILLIS,
            () -> {
              heartbeat.enter();
              return HangingManagers.compute();
            }))
        .isEmpty();
  }

  @Test
  void waitingForALockThatNobodyReleases_isGivenUp() {
    assertThat(
        Supervisor.watch(
            heartbeat,
            LIMIT_MILLIS,
            () -> {
              heartbeat.enter();
              return HangingManagers.await();
            }))
        .isEmpty();
  }

  @Test
  void gettingOn_isWaitedForHoweverLongItTakes() {
    assertThat(
        Supervisor.watch(
            heartbeat,
            LIMIT_MILLIS,
            () -> {
              heartbeat.enter();
              for (int i = 0; i < 100; i++) {
                compute(LIMIT_MILLIS / 20);
                heartbeat.beat();
              }
              return "done";
            }))
        .contains("done");
  }

  @Test
  void waitingForAnotherThreadThatComputes_isWaitedFor() {
    assertThat(
        Supervisor.watch(
            heartbeat,
            20 * LIMIT_MILLIS,
            () -> {
              heartbeat.enter();
              CountDownLatch done = new CountDownLatch(1);
              Thread.ofPlatform()
                  .start(
                      () -> {
                        compute(2 * LIMIT_MILLIS);
                        done.countDown();
                      });
              done.await();
              return "done";
            }))
        .contains("done");
  }

  @Test
  void whatTheKitItselfDoes_isWaitedFor() {
    assertThat(
        Supervisor.watch(
            heartbeat,
            LIMIT_MILLIS,
            () -> {
              compute(10 * LIMIT_MILLIS);
              return "done";
            }))
        .contains("done");
  }

  @Test
  void aMachineWithoutProcessorTime_isNoHang() {
    Processor none =
        new Processor() {
          private long minutes;

          @Override
          public long compute(long nanos, BooleanSupplier isDone) {
            return 0;
          }

          @Override
          public long nowNanos() {
            return TimeUnit.MINUTES.toNanos(minutes++);
          }
        };

    assertThatThrownBy(
        () -> Supervisor.watch(
            heartbeat,
            LIMIT_MILLIS,
            none,
            () -> {
              heartbeat.enter();
              return HangingManagers.await();
            }))
        .isInstanceOf(Starved.class)
        .hasMessageContaining("run it again on a machine that is less busy");
  }

  private static void compute(long millis) {
    Processor.OWN.compute(TimeUnit.MILLISECONDS.toNanos(millis), () -> false);
  }
}
