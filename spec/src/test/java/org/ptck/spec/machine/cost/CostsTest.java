package org.ptck.spec.machine.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.LockClass;
import org.ptck.spec.machine.Machine;
import org.ptck.spec.machine.memory.MachineSize;

class CostsTest {

  private final Machine machine =
      new Machine(Geometries.TINY, MachineSize.scenario(Geometries.TINY));

  @Test
  void eventsAreCountedByKindAndTablesByTheMostAtOneTime() {
    long first = machine.hardware().tableAllocate(0);
    long second = machine.hardware().tableAllocate(0);
    machine.hardware().tableFree(first);
    machine.hardware().tableAllocate(1);
    machine.hardware().lock(LockClass.TABLE.ordinal(), second);
    machine.hardware().entryWrite(second, 0);
    machine.hardware().entryRead(second);
    machine.hardware().unlock(LockClass.TABLE.ordinal(), second);

    Costs costs = machine.costs();
    assertThat(costs.countOf(EventKind.TABLE_ALLOCATE)).isEqualTo(3);
    assertThat(costs.countOf(EventKind.LOCK)).isEqualTo(1);
    assertThat(costs.countOf(EventKind.ENTRY_READ)).isEqualTo(1);
    assertThat(costs.countOf(EventKind.ENTRY_WRITE)).isEqualTo(1);
    assertThat(costs.tableCountMax()).isEqualTo(2);
    assertThat(costs.eventCount()).isEqualTo(8);
  }

  @Test
  void aResetStartsFromNothing() {
    machine.hardware().tableAllocate(0);

    machine.reset(1, EventSink.NONE, Set.of());

    assertThat(machine.costs().eventCount()).isZero();
    assertThat(machine.costs().tableCountMax()).isZero();
  }
}
