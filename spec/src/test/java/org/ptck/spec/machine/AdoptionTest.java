package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.machine.memory.Comparison;
import org.ptck.spec.machine.memory.FolioCells;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.machine.memory.MappedPages;
import org.ptck.spec.machine.memory.PhysicalMemory;
import org.ptck.spec.machine.memory.Poison;

/** What is done to memory without a call is found, in an order that blames nobody. */
class AdoptionTest {

  private static final Geometry GEOMETRY = Geometries.TINY;
  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final MachineSize SIZE = new MachineSize(32, 512, 4);
  private static final long BASE = 0x10_0000_0000L;
  private static final int PAGE_BYTES = (int) GEOMETRY.pageBytes();

  private final Recorder recorder = new Recorder();
  private final PhysicalMemory memory = new PhysicalMemory(bytes(), BASE);
  private final Machine machine = new Machine(GEOMETRY, SIZE, memory);
  private final Hardware hardware = machine.hardware();

  AdoptionTest() {
    machine.reset(1, recorder, Set.of());
    machine.beginOperation(1, Long.MAX_VALUE, 0, false, false);
  }

  @Test
  void addresses_countFromTheBase() {
    long table = hardware.tableAllocate(0);
    int page = hardware.folioAllocate(0);

    assertThat(table).isGreaterThan(BASE).isLessThan(address(page));
    assertThat(memory.word(address(page))).isEqualTo(FolioCells.GARBAGE);
    assertThat(memory.word(table)).isZero();
    assertThat(page % 512).isZero();
  }

  @Test
  void base_mustBeAPageThatEntriesCanName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhysicalMemory.byteCount(GEOMETRY, SIZE, BASE + 8))
        .withMessageContaining("not a multiple of the page size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhysicalMemory.byteCount(Geometries.X86_32, SIZE, BASE))
        .withMessageContaining("hold no address like");
  }

  @Test
  void entry_isFoundBeforeTheNextCall() {
    long table = hardware.tableAllocate(0);
    memory.setWord(table + 8, leaf(hardware.folioAllocate(0)));
    recorder.events.clear();

    hardware.idRetire(0);

    assertThat(recorder.events)
        .extracting(Event::kind, Event::subject, Event::before, Event::detail)
        .containsExactly(
            tuple(EventKind.ENTRY_WRITE, table + 8, 0L, Event.FOUND),
            tuple(EventKind.ID_RETIRE, 0L, 0L, 0L));
    assertThat(machine.view().entryWord(table + 8)).isEqualTo(memory.word(table + 8));
  }

  @Test
  void memory_isLookedAtAgain_onlyWhenCodeUnderTestHasRun() {
    long[] runs = {0};
    PhysicalMemory told =
        new PhysicalMemory(bytes(), BASE, () -> runs[0], Comparison.IN_JAVA);
    Machine machine = new Machine(GEOMETRY, SIZE, told);
    machine.reset(1, recorder, Set.of());
    long table = machine.hardware().tableAllocate(0);
    int page = machine.hardware().folioAllocate(0);
    machine.adopt();
    recorder.events.clear();

    told.setWord(table, leaf(page));
    told.setWord(address(page) + 8, 7);
    machine.adopt();
    machine.hardware().idRetire(0);

    assertThat(recorder.events).extracting(Event::kind).containsExactly(EventKind.ID_RETIRE);
    runs[0]++;
    recorder.events.clear();
    machine.hardware().idRetire(0);
    machine.hardware().idRetire(0);
    assertThat(recorder.events)
        .extracting(Event::kind)
        .containsExactly(EventKind.ENTRY_WRITE, EventKind.ID_RETIRE, EventKind.ID_RETIRE);
    recorder.events.clear();
    machine.adopt();
    // Its ends had been looked at in this run, its middle had not.
    assertThat(recorder.events).extracting(Event::kind).containsExactly(EventKind.PAGE_FOUND);
  }

  @Test
  void tables_areFilledBeforeTheyAreLinked() {
    long middle = hardware.tableAllocate(1);
    long leaves = hardware.tableAllocate(0);
    int page = hardware.folioAllocate(0);
    fill(page, 7);
    memory.setWord(middle, ARM.tableWord(1, leaves));
    memory.setWord(leaves, leaf(page));
    recorder.events.clear();

    machine.adopt();

    assertThat(recorder.events)
        .extracting(Event::kind, Event::subject)
        .containsExactly(
            tuple(EventKind.PAGE_FOUND, (long) page),
            tuple(EventKind.ENTRY_WRITE, leaves),
            tuple(EventKind.ENTRY_WRITE, middle));
  }

  @Test
  void entries_goBeforeTheLinkOfTheirTable_andBothBeforeTheDataOfTheirPages() {
    long middle = hardware.tableAllocate(1);
    long leaves = hardware.tableAllocate(0);
    int page = hardware.folioAllocate(0);
    memory.setWord(leaves, leaf(page));
    memory.setWord(middle, ARM.tableWord(1, leaves));
    machine.adopt();
    recorder.events.clear();

    memory.setWord(middle, 0);
    memory.setWord(leaves, 0);
    fill(page, 0);
    machine.adopt();

    assertThat(recorder.events)
        .extracting(Event::kind, Event::subject)
        .containsExactly(
            tuple(EventKind.ENTRY_WRITE, leaves),
            tuple(EventKind.ENTRY_WRITE, middle),
            tuple(EventKind.PAGE_ZERO, (long) page));
  }

  @Test
  void entryThatStopsBeingValid_goesBeforeTheLinkOfItsTable() {
    long parent = hardware.tableAllocate(1);
    long table = hardware.tableAllocate(0);
    long word = leaf(hardware.folioAllocate(0));
    memory.setWord(table, word);
    memory.setWord(parent, ARM.tableWord(1, table));
    machine.adopt();
    recorder.events.clear();

    // What is left is for software: where the page was.
    memory.setWord(table, word & ~1L);
    memory.setWord(parent, 0);
    machine.adopt();

    assertThat(recorder.events).extracting(Event::subject).containsExactly(table, parent);
  }

  @Test
  void pageOfDifferentWords_isTorn() {
    int page = hardware.folioAllocate(0);
    fill(page, 0);
    machine.adopt();
    memory.setWord(address(page) + PAGE_BYTES / 2, 5);

    hardware.idRetire(0);
    assertThat(machine.view().pageStamp(page)).as("a look at its ends").isZero();
    machine.adopt();
    assertThat(machine.view().pageStamp(page)).isEqualTo(MappedPages.TORN);

    int copy = hardware.folioAllocate(0);
    hardware.pageCopy(page, copy);
    assertThat(machine.view().pageStamp(copy)).isEqualTo(MappedPages.TORN);
    assertThat(memory.word(address(copy) + PAGE_BYTES / 2)).isEqualTo(5);
  }

  @Test
  void whatIsAboutToBeFreed_mayBePoisoned() {
    long table = hardware.tableAllocate(0);
    int page = hardware.folioAllocate(0);
    memory.setWord(table, 0x6b6b_6b6b_6b6b_6b6bL);
    fill(page, 0x6b6b_6b6b_6b6b_6b6bL);
    recorder.events.clear();

    hardware.folioFree(page);
    hardware.tableFree(table);

    // The table was still allocated when the page went.
    assertThat(recorder.events)
        .extracting(Event::kind)
        .containsExactly(EventKind.ENTRY_WRITE, EventKind.FOLIO_FREE, EventKind.TABLE_FREE);
    assertThat(memory.word(table)).isEqualTo(Poison.WORD);
    machine.adopt();
  }

  @Test
  void storeToAFreedTable_isABreach() {
    long table = hardware.tableAllocate(0);
    hardware.tableFree(table);
    memory.setWord(table + 16, 1);

    assertThrows(MachineStopped.class, machine::adopt);

    assertThat(recorder.breach).isEqualTo(Breach.ENTRY_OF_FREED_TABLE);
    assertThat(recorder.sentence)
        .isEqualTo(
            "0x%x: stored to after the table at 0x%x was freed".formatted(table + 16, table));
  }

  @Test
  void storeToAFreedPage_isABreach() {
    int page = hardware.folioAllocate(0);
    hardware.folioFree(page);
    memory.setWord(address(page) + PAGE_BYTES - 8, 1);

    assertThrows(MachineStopped.class, machine::adopt);

    assertThat(recorder.breach).isEqualTo(Breach.FOLIO_USED_WHEN_FREE);
    assertThat(recorder.sentence).contains("stored to after page " + page + " was freed");
  }

  @Test
  void reset_leavesNothingInMemory() {
    long table = hardware.tableAllocate(0);
    int page = hardware.folioAllocate(0);
    hardware.tableFree(table);
    fill(page, 9);

    machine.reset(1, recorder, Set.of());

    assertThat(memory.word(table)).isZero();
    assertThat(memory.word(address(page))).isZero();
  }

  @Test
  void stoppedMachine_findsNothingMore() {
    hardware.tableAllocate(0);
    machine.stop();

    assertThrows(MachineStopped.class, machine::adopt);
  }

  private static MemorySegment bytes() {
    return Arena.ofAuto().allocate(PhysicalMemory.byteCount(GEOMETRY, SIZE, BASE), 8);
  }

  private static long leaf(int page) {
    return ARM.makeYoung(ARM.leafWord(0, address(page)));
  }

  private static long address(int page) {
    return (long) page << GEOMETRY.pageShift();
  }

  private void fill(int page, long word) {
    for (int offset = 0; offset < PAGE_BYTES; offset += Long.BYTES) {
      memory.setWord(address(page) + offset, word);
    }
  }

  private static final class Recorder implements EventSink {
    private final List<Event> events = new ArrayList<>();
    private Breach breach = Breach.TOO_MANY_EVENTS;
    private String sentence = "";

    @Override
    public boolean after(
        EventKind kind, int actor, long subject, long before, long after, long detail) {
      return events.add(new Event(kind, actor, subject, before, after, detail));
    }

    @Override
    public void breach(Breach newBreach, int actor, long subject, String newSentence) {
      breach = newBreach;
      sentence = newSentence;
    }
  }
}
