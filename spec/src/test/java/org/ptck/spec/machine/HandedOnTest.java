package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.EventSink;
import org.ptck.spec.fact.hardware.Translations;
import org.ptck.spec.fact.view.QueuedFlush;

/** What an operation owes, hands on, and takes over. */
class HandedOnTest {

  private static final int QUEUE = 3;

  private final Scene scene =
      new Scene(
          EventSink.NONE, Set.of(Capability.DEFERRED_FLUSH, Capability.DEFERRED_RELEASE));
  private final int page = scene.hardware.folioAllocate(0);

  private void next(long number) {
    scene.machine.endOperation(number - 1);
    scene.machine.beginOperation(number, Long.MAX_VALUE, 0, false, false);
  }

  @Test
  void flush_isOwedByTheOperation_thenByNobody_thenByTheTaker() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    scene.hardware.entryWrite(scene.entry(0), 0);
    assertThat(scene.view.usableStale(0)).isNotNull();

    scene.hardware.flushesDefer(QUEUE);
    assertThat(scene.view.usableStale(0)).isNull();
    assertThat(scene.view.queuedFlushes())
        .containsExactly(new QueuedFlush(QUEUE, Scene.SPACE, 0, 1, page, true, true, false, 3));

    next(2);
    assertThat(scene.view.narrowedBy(0)).isZero();
    scene.hardware.debtsTake(QUEUE + 1);
    assertThat(scene.view.isFlushQueued()).isTrue();
    scene.hardware.debtsTake(QUEUE);
    assertThat(scene.view.isFlushQueued()).isFalse();
    assertThat(scene.view.narrowedBy(0)).isEqualTo(1);
    assertThat(scene.view.usableStale(0)).isNotNull();
  }

  @Test
  void flushInPart_leavesTheRestInTheQueue() {
    scene.block();
    scene.hardware.entryWrite(scene.entry(1), 0);
    scene.hardware.flushesDefer(QUEUE);

    scene.hardware.invalidateRange(1, 0, Scene.PAGE, 1, Translations.LEAF_ONLY);

    assertThat(scene.view.queuedFlushes()).isNotEmpty();
    assertThat(scene.view.usableStale(0)).isNull();
    scene.hardware.invalidateId(Translations.ALL_CPUS, 0);
    assertThat(scene.view.isFlushQueued()).isFalse();
  }

  /** What goes there, and nobody may have cached, has nothing to do with what waits. */
  @Test
  void oldEntryInThePlaceOfWhatWaits_leavesTheFlushInTheQueue() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    scene.hardware.entryWrite(scene.entry(0), 0);
    scene.hardware.flushesDefer(QUEUE);
    next(2);

    scene.hardware.entryWrite(scene.entry(0), Scene.ARM.makeOld(scene.clean(page)));
    scene.hardware.entryWrite(scene.entry(0), 0);

    assertThat(scene.view.narrowedBy(0)).isZero();
    assertThat(scene.view.isFlushQueued()).isTrue();
  }

  @Test
  void rootThatCpusStillWalk_isOwedByTheQueue_howeverOftenItIsFlushed() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    scene.hardware.rootSet(Scene.SPACE, scene.hardware.tableAllocate(2));
    scene.hardware.flushesDefer(QUEUE);
    next(2);

    scene.hardware.invalidateId(Translations.ALL_CPUS, 0);
    assertThat(scene.view.queuedFlushes())
        .containsExactly(
            new QueuedFlush(QUEUE, Scene.SPACE, 0, 1, page, true, false, false, 1),
            new QueuedFlush(QUEUE, Scene.SPACE, 0, 1, page, true, false, false, 2));
    assertThat(scene.view.usableStale(0)).isNull();

    scene.hardware.load(0, Scene.SPACE, 0);
    scene.hardware.load(1, Scene.SPACE, 0);
    scene.hardware.invalidateId(Translations.ALL_CPUS, 0);
    assertThat(scene.view.isFlushQueued()).isFalse();
  }

  @Test
  void queue_isTakenByWhoRunsAnOperation_only() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    scene.hardware.entryWrite(scene.entry(0), 0);
    scene.hardware.flushesDefer(QUEUE);
    scene.hardware.referencesDefer(QUEUE, page, 2);
    scene.machine.endOperation(1);

    scene.hardware.debtsTake(QUEUE);

    assertThat(scene.view.isFlushQueued()).isTrue();
    assertThat(scene.view.referencesQueued(page)).isEqualTo(2);
    assertThat(scene.view.folioQueued()).isEqualTo(page);
  }

  @Test
  void reset_leavesNothingInQueues() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    scene.hardware.entryWrite(scene.entry(0), 0);
    scene.hardware.flushesDefer(QUEUE);
    scene.hardware.referencesDefer(QUEUE, page, 1);

    scene.machine.reset(2, EventSink.NONE, Set.of());

    assertThat(scene.view.isFlushQueued()).isFalse();
    assertThat(scene.view.folioQueued()).isZero();
  }
}
