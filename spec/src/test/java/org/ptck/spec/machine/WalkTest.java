package org.ptck.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Event;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.EventSink;

/** Each level that hardware reads is an event, before which others may act. */
class WalkTest {

  private final List<Event> reads = new ArrayList<>();
  private long at;
  private Runnable meanwhile = () -> {};

  private final EventSink sink =
      new EventSink() {
        @Override
        public void before(EventKind kind, int cpu, long subject) {
          if (kind == EventKind.WALK_READ && subject == at) {
            at = 0;
            meanwhile.run();
          }
        }

        @Override
        public boolean after(
            EventKind kind, int cpu, long subject, long before, long after, long detail) {
          return kind != EventKind.WALK_READ
              || reads.add(new Event(kind, cpu, subject, before, after, detail));
        }
      };

  private final Scene scene = new Scene(sink, Set.of());
  private final int page = scene.hardware.folioAllocate(0);

  @Test
  void walk_tellsEachLevel_andAHitTellsNone() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));

    scene.machine.access(0, Access.READ, 0);
    scene.machine.access(0, Access.READ, 0);

    assertThat(reads)
        .extracting(Event::subject)
        .containsExactly(scene.root, scene.middle, scene.entry(0));
    assertThat(reads.getLast().after()).isEqualTo(scene.dirty(page));
  }

  @Test
  void walk_countsTowardsNothing() {
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    scene.machine.endOperation(1);
    scene.machine.beginOperation(2, 2, 0, false, false);
    long eventCount = scene.machine.costs().eventCount();

    scene.machine.access(0, Access.READ, 0);

    assertThat(scene.machine.isStopped()).isFalse();
    assertThat(scene.machine.costs().eventCount()).isEqualTo(eventCount + 1);
  }

  @Test
  void walk_seesWhatWasStoredMeanwhile() {
    at = scene.entry(0);
    meanwhile = () -> scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));

    assertThat(scene.machine.access(0, Access.WRITE, 7)).isEqualTo(7);
  }

  /** A TLB never keeps what an invalidation that has returned was to take from it. */
  @Test
  void walk_thatAnInvalidationOvertakes_beginsAgain() {
    long other = scene.hardware.tableAllocate(0);
    int otherPage = scene.hardware.folioAllocate(0);
    scene.hardware.entryWrite(scene.entry(0), scene.dirty(page));
    scene.hardware.entryWrite(other, scene.dirty(otherPage));
    scene.machine.access(0, Access.WRITE, 1);
    scene.hardware.invalidateId(-1, 0);
    at = scene.entry(0);
    meanwhile =
        () -> {
          scene.hardware.entryWrite(scene.middle, Scene.ARM.tableWord(1, other));
          scene.hardware.invalidateId(-1, 0);
        };

    scene.machine.access(0, Access.WRITE, 2);

    assertThat(scene.view.pageStamp(otherPage)).isEqualTo(2);
    assertThat(scene.view.pageStamp(page)).isEqualTo(1);
  }
}
