package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.MachineStopped;

/** Another CPU runs user code in the middle of an operation; devices run past all tables. */
class InterposeTest {

  /** Runs something once before the next event of a kind. */
  private static final class Between implements EventSink {
    private final List<Event> events = new ArrayList<>();
    private EventKind at = EventKind.SCENARIO_END;
    private Runnable what = () -> {};

    @Override
    public void before(EventKind kind, int cpu, long subject) {
      if (kind == at) {
        at = EventKind.SCENARIO_END;
        what.run();
      }
    }

    @Override
    public boolean after(
        EventKind kind, int actor, long subject, long before, long after, long detail) {
      return kind == EventKind.WALK_READ
          || events.add(new Event(kind, actor, subject, before, after, detail));
    }
  }

  private final Between between = new Between();
  private final Scene scene = new Scene(between, Set.of());
  private final int page = scene.hardware.folioAllocate(0);

  @Test
  void anotherCpu_storesBeforeTheEventTakesEffect() {
    scene.hardware.entryWrite(scene.entry(0), scene.clean(page));
    long[] answer = new long[1];
    between.at = EventKind.ENTRY_WRITE;
    between.what = () -> answer[0] = scene.machine.interpose(1, 0, Access.WRITE, 9, -1);

    long before = scene.hardware.entryExchange(scene.entry(0), 0);

    assertThat(answer[0]).isEqualTo(9);
    assertThat(Scene.ARM.isDirty(before)).isTrue();
    assertThat(scene.hardware.cpu()).isZero();
    assertThat(between.events)
        .extracting(Event::kind, Event::actor)
        .endsWith(
            tuple(EventKind.ENTRY_WALKED, 1),
            tuple(EventKind.PAGE_STORE, 1),
            tuple(EventKind.ENTRY_WRITE, 0));
    assertThat(scene.oracle().differences()).isEmpty();
  }

  @Test
  void whatWouldFault_changesNothing() {
    int count = between.events.size();
    assertThat(scene.machine.interpose(1, 0, Access.READ, 0, -1)).isEqualTo(Machine.FAULT);
    scene.hardware.lazy(1);
    scene.hardware.entryWrite(scene.entry(0), scene.clean(page));
    assertThat(scene.machine.interpose(1, 0, Access.READ, 0, -1)).isEqualTo(Machine.FAULT);
    assertThat(scene.machine.interpose(7, 0, Access.READ, 0, -1)).isEqualTo(Machine.FAULT);

    assertThat(between.events).hasSize(count + 2);
    assertThat(scene.hardware.cpu()).isZero();
  }

  @Test
  void theOperation_doesNotPayForIt() {
    scene.hardware.entryWrite(scene.entry(0), scene.clean(page));
    scene.machine.endOperation(1);
    scene.machine.beginOperation(2, 2, 0, false, false);
    between.at = EventKind.ENTRY_READ;
    between.what = () -> scene.machine.interpose(1, 0, Access.WRITE, 9, -1);

    scene.hardware.entryRead(scene.entry(0));

    assertThat(scene.machine.isStopped()).isFalse();
  }

  @Test
  void markSetMeanwhile_isNotLost() {
    scene.hardware.entryWrite(scene.entry(0), Scene.ARM.makeOld(scene.clean(page)));
    between.at = EventKind.ENTRY_WALKED;
    between.what = () -> scene.machine.interpose(1, 0, Access.WRITE, 9, -1);

    assertThat(scene.machine.access(0, Access.READ, 0)).isEqualTo(9);

    assertThat(Scene.ARM.isDirty(scene.view.entryWord(scene.entry(0)))).isTrue();
  }

  @Test
  void whoeverStopsTheMachineInTheMiddle_keepsTheEventFromHappening() {
    Between meddler = new Between();
    meddler.at = EventKind.ENTRY_WRITE;
    meddler.what = scene.machine::stop;
    scene.machine.meddle(meddler);

    assertThatThrownBy(() -> scene.hardware.entryWrite(scene.entry(0), scene.clean(page)))
        .isInstanceOf(MachineStopped.class);

    assertThat(scene.view.entryWord(scene.entry(0))).isZero();
  }

  @Test
  void whoeverTakesHisTurnInTheMiddle_givesItBack() {
    Between meddler = new Between();
    meddler.at = EventKind.ENTRY_WRITE;
    meddler.what = () -> scene.machine.enter(1);
    scene.machine.meddle(meddler);

    scene.hardware.entryWrite(scene.entry(0), scene.clean(page));

    assertThat(between.events)
        .extracting(Event::kind, Event::actor)
        .endsWith(tuple(EventKind.ENTRY_WRITE, 0));
  }

  @Test
  void device_usesThePageOfAnOpenPinOnly() {
    assertThat(scene.machine.deviceLoad(2)).isEqualTo(Machine.FAULT);
    scene.hardware.pinAdd(2, page, false);
    scene.hardware.pageZero(page);

    assertThat(scene.machine.deviceLoad(2)).isZero();
    assertThat(scene.machine.deviceStore(2, 5)).isEqualTo(Machine.FAULT);
    assertThat(scene.machine.deviceLoad(99)).isEqualTo(Machine.FAULT);

    scene.hardware.pinRemove(2);
    assertThat(scene.machine.deviceLoad(2)).isEqualTo(Machine.FAULT);
  }

  @Test
  void targetOfAPin_lastsUntilThePinIsClosed() {
    assertThat(scene.view.pinSpace(2)).isEqualTo(-1);
    scene.hardware.pinAdd(2, page, true);
    scene.machine.modelFacts().pinTarget(2, 1, 0x3000);

    assertThat(scene.view.pinPage(2)).isEqualTo(page);
    assertThat(scene.view.pinSpace(2)).isEqualTo(1);
    assertThat(scene.view.pinAddress(2)).isEqualTo(0x3000);
    assertThat(scene.view.writePinCount(page)).isEqualTo(1);

    scene.hardware.pinRemove(2);
    assertThat(scene.view.pinSpace(2)).isEqualTo(-1);
    assertThat(scene.view.pinCount(page)).isZero();
  }

  @Test
  void requestToWrite_isKnownWhileTheOperationRuns() {
    scene.machine.endOperation(1);
    scene.machine.beginOperation(2, 100, 0, false, true);
    assertThat(scene.view.isWriteRequested(0)).isTrue();
    assertThat(scene.view.isWriteRequested(1)).isFalse();

    scene.machine.endOperation(2);
    assertThat(scene.view.isWriteRequested(0)).isFalse();
  }

  /** An invalidation is complete when the accesses are that use what it is about. */
  @Test
  void access_thatAnInvalidationOvertakes_translatesAgain() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    between.at = EventKind.PAGE_STORE;
    between.what =
        () -> {
          scene.hardware.entryWrite(scene.entry(0), 0);
          scene.hardware.invalidateRange(-1, 0, 0, 1, 0);
        };

    assertThat(scene.machine.access(0, Access.WRITE, 9)).isEqualTo(Machine.FAULT);
    assertThat(scene.view.pageStamp(page)).isNotEqualTo(9);
  }

  @Test
  void access_thatNothingInvalidates_goesByWhatItTranslated() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    between.at = EventKind.PAGE_STORE;
    between.what = () -> scene.hardware.entryWrite(scene.entry(0), 0);

    assertThat(scene.machine.access(0, Access.WRITE, 9)).isEqualTo(9);
    assertThat(scene.view.pageStamp(page)).isEqualTo(9);
  }

  @Test
  void access_whoseSpaceIsTakenFromTheCpu_isNone() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    between.at = EventKind.PAGE_LOAD;
    between.what = () -> scene.hardware.unload(0);

    assertThat(scene.machine.access(0, Access.READ, 0)).isEqualTo(Machine.FAULT);
  }
}
