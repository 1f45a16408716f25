package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.oracle.Oracle;
import org.ptck.spec.arch.Arm64;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Breach;
import org.ptck.spec.fact.hardware.Guards;
import org.ptck.spec.fact.hardware.Hardware;
import org.ptck.spec.fact.hardware.MachineStopped;
import org.ptck.spec.fact.hardware.TableMemory;
import org.ptck.spec.fact.view.TableState;
import org.ptck.spec.machine.fold.FoldedMachine;
import org.ptck.spec.machine.memory.MachineSize;

/** What a frame is for, and of which level a table is, is learnt from its use. */
class LearntUseTest {

  private static final Geometry GEOMETRY = Geometries.TINY;
  private static final Arm64 ARM = Arm64.GRANULE_4K;
  private static final MachineSize SIZE = new MachineSize(32, 512, 16, 4);
  private static final long SUPERVISOR = ~(1L << 6);

  private final Recorder recorder = new Recorder();
  private final Machine machine = new Machine(GEOMETRY, SIZE);
  private final Hardware hardware = machine.hardware();

  LearntUseTest() {
    machine.reset(1, recorder, Set.of());
    machine.beginOperation(1, Long.MAX_VALUE, 0, false, false);
  }

  @Test
  void aTableWithoutALevel_isToldBeforeTheFirstLinkToIt() {
    long root = hardware.tableAllocate(2);
    long table = hardware.tableAllocate(TableMemory.ANY_LEVEL);
    hardware.entryWrite(table + 8, 6);
    assertThat(hardware.entryExchange(table + 16, 8)).isZero();
    assertThat(hardware.entryCompareAndSet(table + 16, 8, 0)).isTrue();
    assertThat(hardware.entryRead(table + 8)).isEqualTo(6);
    assertThat(machine.view().tableState(table)).isEqualTo(TableState.NONE);
    recorder.events.clear();

    hardware.entryWrite(root, ARM.tableWord(2, table));

    assertThat(recorder.events)
        .extracting(Event::kind, Event::subject, Event::after)
        .containsExactly(
            tuple(EventKind.TABLE_ALLOCATE, table, 1L),
            tuple(EventKind.ENTRY_WRITE, table + 8, 6L),
            tuple(EventKind.ENTRY_WRITE, root, ARM.tableWord(2, table)));
    hardware.rootSet(0, root);
    assertThat(machine.view().tableState(table)).isEqualTo(TableState.LINKED);
    assertAllAgree();
  }

  @Test
  void aTreeOfFrames_isLearntFromItsRoot() {
    long root = cleared();
    long middle = cleared();
    long leaf = cleared();
    long page = hardware.frameAllocate();
    hardware.entryWrite(leaf, leaf(page));
    hardware.entryWrite(middle, ARM.tableWord(1, leaf));
    hardware.entryWrite(root, ARM.tableWord(2, middle));
    recorder.events.clear();

    hardware.rootSet(0, root);

    assertThat(recorder.events)
        .filteredOn(event -> event.kind() != EventKind.ENTRY_WRITE)
        .extracting(Event::kind, Event::subject, Event::after)
        .containsExactly(
            tuple(EventKind.FOLIO_ALLOCATE, number(page), 0L),
            tuple(EventKind.TABLE_ALLOCATE, leaf, 0L),
            tuple(EventKind.TABLE_ALLOCATE, middle, 1L),
            tuple(EventKind.TABLE_ALLOCATE, root, 2L),
            tuple(EventKind.ROOT_SET, 0L, root));
    assertThat(machine.view().entriesMapping(number(page))).isEqualTo(1);
    assertAllAgree();
  }

  @Test
  void whatTheKernelMaps_orCounts_isNoPageForThat() {
    long leaf = hardware.tableAllocate(0);
    long frame = hardware.frameAllocate();
    hardware.entryWrite(leaf, leaf(frame) & SUPERVISOR);
    hardware.pageZero((int) number(frame));
    assertThat(hardware.referencesAdd((int) number(frame), 2)).isEqualTo(3);
    assertThat(machine.view().isAllocated(number(frame))).isFalse();

    hardware.entryWrite(leaf + 8, leaf(frame));

    assertThat(machine.view().isAllocated(number(frame))).isTrue();
    assertThat(hardware.references((int) number(frame))).isEqualTo(3);
    assertThat(machine.view().pageStamp(number(frame))).isZero();
    assertAllAgree();
  }

  @Test
  void whatWasFreed_isFreeForTheOtherUse() {
    List<Long> frames = new ArrayList<>();
    for (int n = 0; n < SIZE.frameCount(); n++) {
      frames.add(hardware.frameAllocate());
    }
    assertThat(hardware.frameAllocate()).isZero();
    hardware.pageCopy((int) number(frames.get(0)), (int) number(frames.get(1)));
    hardware.frameFree(frames.get(1));
    long again = hardware.frameAllocate();
    assertThat(again).isEqualTo(frames.get(1));
    hardware.pageZero((int) number(again));
    hardware.rootSet(0, again);
    hardware.rootDrop(0);
    hardware.frameFree(again);

    assertThat(recorder.events)
        .filteredOn(event -> event.subject() == again)
        .extracting(Event::kind)
        .contains(EventKind.TABLE_ALLOCATE, EventKind.TABLE_FREE);
    assertAllAgree();
  }

  @Test
  void aPageThatIsLinked_isABreach() {
    long root = hardware.tableAllocate(2);
    long frame = hardware.frameAllocate();
    hardware.mapcountAdd((int) number(frame), 1);

    assertBreach(
        () -> hardware.entryWrite(root, ARM.tableWord(2, frame)),
        Breach.FRAME_USED_AS_BOTH,
        "entryWrite(0x%x): the frame is used as a page already, and now as a table of level 1"
            .formatted(frame));
  }

  @Test
  void aTableThatIsMapped_isABreach() {
    long root = cleared();
    hardware.rootSet(0, root);
    long leaf = hardware.tableAllocate(0);

    assertBreach(
        () -> hardware.entryWrite(leaf, leaf(root)),
        Breach.FRAME_USED_AS_BOTH,
        "entryWrite(%d): the frame at 0x%x is used as a table of level 2 already, and now as a page"
            .formatted(number(root), root));
  }

  @Test
  void aFrameIsFreedOnce() {
    long frame = hardware.frameAllocate();
    hardware.frameFree(frame);

    assertBreach(
        () -> hardware.frameFree(frame),
        Breach.FRAME_FREED_TWICE,
        "frameFree(0x%x): the frame was freed before".formatted(frame));
  }

  @Test
  void whatIsNoFrame_isNotFreed() {
    assertBreach(
        () -> hardware.frameFree(24),
        Breach.PAGE_UNKNOWN,
        "frameFree(0x18): no frame that was allocated begins there");
  }

  /** So that a word has its place before the level is known. */
  @Test
  void entriesOfAllLevels_haveOneSize() {
    for (Geometry geometry : Geometries.all()) {
      for (int level = 0; level < geometry.levelCount(); level++) {
        assertThat(geometry.entryShift(level)).isEqualTo(geometry.entryShift(0));
      }
    }
  }

  private long cleared() {
    long frame = hardware.frameAllocate();
    assertThat(hardware.entryRead(frame)).isNotZero();
    hardware.pageZero((int) number(frame));
    assertThat(hardware.entryRead(frame)).isZero();
    return frame;
  }

  private static long leaf(long address) {
    return ARM.makeYoung(ARM.leafWord(0, address));
  }

  private static long number(long frame) {
    return frame >>> GEOMETRY.pageShift();
  }

  private void assertBreach(Runnable call, Breach breach, String sentence) {
    assertThatThrownBy(call::run).isInstanceOf(MachineStopped.class);
    assertThat(recorder.breaches).containsExactly(breach);
    assertThat(recorder.sentences).containsExactly(sentence);
  }

  /** Memory, and a machine that is folded from the same events. */
  private void assertAllAgree() {
    assertThat(new Oracle(machine).differences()).isEmpty();
    FoldedMachine folded = new FoldedMachine(GEOMETRY, SIZE, 0);
    folded.reset(1, Set.of(), Guards.UNDECLARED);
    for (Event event : recorder.all) {
      assertThat(folded.refusal(event)).as("%s", event).isNull();
      folded.apply(event);
    }
    assertThat(folded.view().tablesAllocated()).isEqualTo(machine.view().tablesAllocated());
    assertThat(folded.view().foliosAllocated()).isEqualTo(machine.view().foliosAllocated());
    assertThat(folded.view().framesUnused().boxed().toList())
        .isEqualTo(machine.view().framesUnused().boxed().toList());
  }

  private static final class Recorder implements EventSink {
    final List<Event> all = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Breach> breaches = new ArrayList<>();
    final List<String> sentences = new ArrayList<>();

    @Override
    public boolean after(
        EventKind kind, int actor, long subject, long before, long after, long detail) {
      Event event = new Event(kind, actor, subject, before, after, detail);
      all.add(event);
      events.add(event);
      return true;
    }

    @Override
    public void breach(Breach breach, int actor, long about, String sentence) {
      breaches.add(breach);
      sentences.add(sentence);
    }
  }
}
