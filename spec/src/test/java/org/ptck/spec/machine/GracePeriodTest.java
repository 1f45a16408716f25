package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.view.TableState;

/** A grace period ends as early as it may, and no earlier. */
class GracePeriodTest {

  private static final int TABLE = LockClass.TABLE.ordinal();
  private static final int MMAP = LockClass.MMAP.ordinal();

  private final Watch watch = new Watch();
  private final Scene scene = new Scene(watch, Set.of(Capability.FLUSH_BY_INTERRUPT));
  private final Hardware hardware = scene.hardware;

  @Test
  void nobodyInside_isFreedWhenTheCallReturns() {
    long table = hardware.tableAllocate(0);

    hardware.tableFreeRcu(table);

    assertThat(state(table)).isEqualTo(TableState.FREED);
  }

  @Test
  void walkerInside_isWaitedForToTheOutermostLeave() {
    on(1, hardware::rcuReadLock);
    on(1, hardware::rcuReadLock);
    long table = hardware.tableAllocate(0);
    hardware.tableFreeRcu(table);

    on(1, hardware::rcuReadUnlock);
    assertThat(state(table)).isNotEqualTo(TableState.FREED);
    on(1, hardware::rcuReadUnlock);
    assertThat(state(table)).isEqualTo(TableState.FREED);
  }

  @Test
  void whoEntersLater_isNotWaitedFor() {
    on(1, hardware::rcuReadLock);
    int folio = hardware.folioAllocate(0);
    hardware.folioFreeRcu(folio);
    hardware.rcuReadLock();

    assertThat(scene.machine.view().isFreeDeferred(folio)).isTrue();
    on(1, hardware::rcuReadUnlock);

    assertThat(scene.machine.view().isAllocated(folio)).isFalse();
    assertThat(scene.machine.view().isFreeDeferred(folio)).isFalse();
  }

  @Test
  void lockOfATable_isAWalk_andOthersAreNot() {
    long table = hardware.tableAllocate(0);
    long other = hardware.tableAllocate(0);
    hardware.lock(MMAP, 0);
    hardware.tableFreeRcu(other);
    assertThat(state(other)).isEqualTo(TableState.FREED);
    hardware.lock(TABLE, scene.leaf);
    hardware.tableFreeRcu(table);

    hardware.unlock(MMAP, 0);
    assertThat(state(table)).isNotEqualTo(TableState.FREED);
    hardware.unlock(TABLE, scene.leaf);
    assertThat(state(table)).isEqualTo(TableState.FREED);
  }

  @Test
  void free_isOfTheCpuThatAsked_andCountsTowardsNobodysEvents() {
    long table = hardware.tableAllocate(0);
    on(1, hardware::rcuReadLock);
    hardware.tableFreeRcu(table);
    scene.machine.enter(1);
    scene.machine.beginOperation(7, 3, 0, false, false);
    hardware.rcuReadUnlock();
    hardware.idRetire(0);

    assertThat(state(table)).isEqualTo(TableState.FREED);
    assertThat(watch.freedOn).containsExactly(0);
  }

  @Test
  void waiting_endsAtOnceOrNever() {
    hardware.rcuSynchronize();
    on(1, hardware::rcuReadLock);

    assertThrows(MachineStopped.class, hardware::rcuSynchronize);

    assertThat(watch.breach).isEqualTo(Breach.GRACE_NEVER_ENDS);
    assertThat(watch.sentence)
        .isEqualTo(
            "rcuSynchronize(1): cpu1, which cannot go on, is inside a lockless walk:"
                + " rcuReadUnlock first");
  }

  @Test
  void interrupt_isHeldOffByAWalker_onThatCpuOnly() {
    on(1, hardware::rcuReadLock);
    hardware.rcuReadLock();
    hardware.invalidateId(1, 0);

    assertThrows(MachineStopped.class, () -> hardware.invalidateId(-1, 0));

    assertThat(watch.breach).isEqualTo(Breach.GRACE_NEVER_ENDS);
  }

  @Test
  void whatWaits_isFreedOnce() {
    on(1, hardware::rcuReadLock);
    long table = hardware.tableAllocate(0);
    hardware.tableFreeRcu(table);

    assertThrows(MachineStopped.class, () -> hardware.tableFree(table));

    assertThat(watch.breach).isEqualTo(Breach.TABLE_FREED_TWICE);
  }

  @Property(tries = 2000)
  void end_comesAfterEachWhoWasInsideLeft(@ForAll("steps") List<DriverStep> steps) {
    Watch naive = new Watch();
    Machine machine = new Machine(Driver.GEOMETRY, Driver.SIZE);

    new Driver(machine, naive, Set.of()).run(steps);

    assertThat(naive.tooEarly).isEmpty();
  }

  @Provide
  Arbitrary<List<DriverStep>> steps() {
    return DriverStep.lists(60);
  }

  private TableState state(long table) {
    return scene.machine.view().tableState(table);
  }

  private void on(int cpu, Runnable call) {
    scene.machine.enter(cpu);
    call.run();
    scene.machine.enter(0);
  }

  /** Remembers, plainly, whom each grace period has to wait for. */
  private static final class Watch implements EventSink {

    private final Map<Integer, Long> inside = new HashMap<>();
    private final Map<Long, Set<Integer>> awaited = new HashMap<>();
    private final List<Long> tooEarly = new ArrayList<>();
    private final List<Integer> freedOn = new ArrayList<>();
    private Breach breach = Breach.GIVEN_UP;
    private String sentence = "";

    @Override
    public boolean after(
        EventKind kind, int cpu, long subject, long before, long after, long detail) {
      switch (kind) {
        case WALK_ENTER, WALK_LEAVE -> {
          inside.put((int) subject, after);
          if (after == 0) {
            awaited.values().forEach(cpus -> cpus.remove((int) subject));
          }
        }
        case GRACE_BEGIN -> {
          Set<Integer> cpus = new HashSet<>();
          inside.forEach((each, depth) -> {
            if (depth > 0) {
              cpus.add(each);
            }
          });
          awaited.put(subject, cpus);
        }
        case GRACE_END -> {
          if (!awaited.get(subject).isEmpty()) {
            tooEarly.add(subject);
          }
        }
        case TABLE_FREE -> freedOn.add(cpu);
        default -> {}
      }
      return true;
    }

    @Override
    public void breach(Breach newBreach, int cpu, long subject, String newSentence) {
      breach = newBreach;
      sentence = newSentence;
    }
  }
}
