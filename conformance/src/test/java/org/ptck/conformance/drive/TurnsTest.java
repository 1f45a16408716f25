package org.ptck.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;

/** Two actors by turns. */
class TurnsTest {

  private static final int FOLIO = LockClass.FOLIO.ordinal();

  private final List<Breach> breaches = new ArrayList<>();
  private final List<Integer> actors = new ArrayList<>();
  private final Machine machine =
      new Machine(Geometries.TINY, MachineSize.scenario(Geometries.TINY));
  private int first;
  private int second;

  private void run(Runnable one, Runnable other, int... places) {
    EventSink sink =
        new EventSink() {
          @Override
          public boolean after(
              EventKind kind, int actor, long subject, long before, long after, long detail) {
            return kind != EventKind.LOCK || actors.add(actor);
          }

          @Override
          public void breach(Breach breach, int actor, long subject, String sentence) {
            breaches.add(breach);
          }
        };
    machine.reset(2, sink, Set.of());
    first = machine.hardware().folioAllocate(0);
    second = machine.hardware().folioAllocate(0);
    try (Turns turns = new Turns()) {
      machine.meddle(turns);
      machine.schedule(turns);
      turns.run(() -> as(0, one), () -> as(1, other), places);
    }
  }

  private void as(int actor, Runnable what) {
    machine.enter(actor);
    try {
      what.run();
    } catch (MachineStopped _) {
      // The breach tells.
    }
  }

  private void take(int outer, int inner) {
    machine.hardware().lock(FOLIO, outer);
    machine.hardware().lock(FOLIO, inner);
    machine.hardware().unlock(FOLIO, inner);
    machine.hardware().unlock(FOLIO, outer);
  }

  @Test
  void whoeverWaits_letsTheOtherGoOn() {
    run(() -> take(first, second), () -> take(first, second), 1);

    assertThat(breaches).isEmpty();
    assertThat(actors).containsExactly(0, 0, 1, 1);
  }

  @Test
  void eachWaitsForTheOther_isABreach() {
    run(() -> take(first, second), () -> take(second, first), 1);

    assertThat(breaches).containsExactly(Breach.LOCK_NEVER_RELEASED);
  }

  @Test
  void lockThatTheOtherLeftBehind_isABreach() {
    run(() -> machine.hardware().lock(FOLIO, first), () -> take(first, second));

    assertThat(breaches).containsExactly(Breach.LOCK_NEVER_RELEASED);
  }

  @Test
  void turns_changeWhereThePlanSays() {
    run(() -> take(first, second), () -> take(first, second));
    assertThat(actors).containsExactly(0, 0, 1, 1);

    actors.clear();
    run(() -> take(first, second), () -> take(second, second + 1), 1);
    assertThat(actors).startsWith(0, 1);
  }

  @Test
  void whoeverTriesForEver_isNotAloneForEver() {
    run(
        () -> {
          machine.hardware().lock(FOLIO, first);
          machine.hardware().unlock(FOLIO, first);
        },
        () -> {
          while (!machine.hardware().lockTry(FOLIO, first)) {
            Thread.onSpinWait();
          }
        },
        1);

    assertThat(breaches).isEmpty();
    assertThat(actors).containsExactly(0, 1);
  }
}
