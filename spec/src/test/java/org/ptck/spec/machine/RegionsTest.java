package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.oracle.Oracle;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.hardware.MemoryRegion;
import org.ptck.spec.machine.fold.FoldedMachine;
import org.ptck.spec.machine.memory.MachineSize;

/** Pages that come of regions, which lie behind the rest of memory. */
class RegionsTest {

  /** The rest: 32 tables up to page 512, 512 pages, 16 frames. */
  private static final long REST = (512 + 512 + 16) << 12;

  private static final MemoryRegion POOL = new MemoryRegion("pool", REST + 0x3000, 0x12000);
  private static final MemoryRegion HIGH = new MemoryRegion("high", REST + 0x400_0000, 0x2000);
  private static final MachineSize SIZE =
      new MachineSize(32, 512, 16, 4).with(List.of(HIGH, POOL));

  private final List<Event> events = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private final Machine machine = new Machine(Geometries.TINY, SIZE);
  private final Hardware hardware = machine.hardware();

  RegionsTest() {
    machine.reset(
        1,
        new EventSink() {
          @Override
          public boolean after(
              EventKind kind, int actor, long subject, long before, long after, long detail) {
            events.add(new Event(kind, actor, subject, before, after, detail));
            return true;
          }

          @Override
          public void breach(Breach breach, int actor, long about, String sentence) {
            breaches.add(breach + " " + sentence);
          }
        },
        Set.of());
    machine.beginOperation(1, Long.MAX_VALUE, 3, false, false);
  }

  @Test
  void pagesOfARegion_areAlignedAndWithin_andComeBackWhenTheyAreFreed() {
    // From the first multiple of eight pages on: two folios of eight fit, and one page before them.
    long first = hardware.regionAllocate(1, 3);
    long page = hardware.regionAllocate(1, 0);
    assertThat(first).isEqualTo(REST + 0x8000);
    assertThat(page).isEqualTo(REST + 0x3000);
    assertThat(hardware.regionAllocate(1, 3)).as("the third fails by plan").isZero();
    assertThat(hardware.regionAllocate(1, 2)).isEqualTo(REST + 0x4000);
    assertThat(hardware.regionAllocate(1, 3)).as("there is no room").isZero();

    hardware.frameFree(first);
    hardware.folioFree((int) (page >> 12));
    assertThat(hardware.regionAllocate(1, 1)).isEqualTo(REST + 0x8000);
    assertThat(hardware.regionAllocate(1, 0)).isEqualTo(page);
    assertThat(hardware.regionAllocate(0, 1)).isEqualTo(HIGH.first());
    assertThat(hardware.regionAllocate(0, 0)).as("a region ends where it ends").isZero();
    assertAllAgree();
  }

  @Test
  void nothingElse_isAllocatedThere() {
    for (long at = hardware.tableAllocate(0); at != 0; at = hardware.tableAllocate(0)) {
      assertThat(at).isLessThan(REST);
    }
    hardware.folioAllocate(0);
    for (long at = hardware.frameAllocate(); at != 0; at = hardware.frameAllocate()) {
      assertThat(at).isLessThan(REST);
    }
    for (int at = hardware.folioAllocate(0); at != 0; at = hardware.folioAllocate(0)) {
      assertThat(at).isLessThan((int) (REST >> 12));
    }
    long page = hardware.regionAllocate(1, 0);
    hardware.frameFree(page);
    assertThat(hardware.folioAllocate(0)).as("a page of a region is not everybody's").isZero();
    assertAllAgree();
  }

  @Test
  void machineThatBeginsAgain_hasAllOfThem() {
    long first = hardware.regionAllocate(1, 3);
    machine.reset(1, EventSink.NONE, Set.of());
    assertThat(machine.hardware().regionAllocate(1, 3)).isEqualTo(first);
  }

  @Test
  void wrongArguments_areNamed() {
    assertThatThrownBy(() -> hardware.regionAllocate(2, 0)).isInstanceOf(MachineStopped.class);
    assertThat(breaches)
        .containsExactly("ARGUMENT_OUT_OF_BOUNDS regionAllocate(2): regions are 0 to 1");
  }

  @Test
  void wrongOrder_isNamed() {
    assertThatThrownBy(() -> hardware.regionAllocate(1, 10)).isInstanceOf(MachineStopped.class);
    assertThat(breaches)
        .containsExactly("ARGUMENT_OUT_OF_BOUNDS regionAllocate(10): orders are 0 to 9");
  }

  @Test
  void whereNoneAreDeclared_thatIsSaid() {
    Machine without = new Machine(Geometries.TINY, SIZE.with(List.of()));
    without.reset(
        1,
        new EventSink() {
          @Override
          public void breach(Breach breach, int actor, long about, String sentence) {
            breaches.add(sentence);
          }
        },
        Set.of());
    assertThatThrownBy(() -> without.hardware().regionAllocate(0, 0))
        .isInstanceOf(MachineStopped.class);
    assertThat(breaches)
        .containsExactly("regionAllocate(0): no regions of memory are declared");
  }

  @Test
  void aPageOfARegion_isNoTable() {
    long root = hardware.tableAllocate(2);
    hardware.rootSet(0, root);
    long page = hardware.regionAllocate(1, 0);
    assertThatThrownBy(() -> hardware.entryWrite(page, 0)).isInstanceOf(MachineStopped.class);
    assertThat(breaches).first().asString().contains("of data, not in a table");
  }

  private void assertAllAgree() {
    assertThat(new Oracle(machine).differences()).isEmpty();
    FoldedMachine folded = new FoldedMachine(Geometries.TINY, SIZE, 0);
    folded.reset(1, Set.of(), Guards.UNDECLARED);
    for (Event event : events) {
      assertThat(folded.refusal(event)).as("%s", event).isNull();
      folded.apply(event);
    }
    assertThat(folded.view().foliosLeft().boxed().toList())
        .isEqualTo(machine.view().foliosLeft().boxed().toList());
  }
}
