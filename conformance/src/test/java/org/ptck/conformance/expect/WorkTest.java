package org.ptck.conformance.expect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.hardware.FileMemory;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** What each kind of operation asks for, counted: whoever counts less blames who does it all. */
class WorkTest {

  private static final Geometry GEOMETRY = Geometries.TINY;
  private static final Work NONE = Work.on(GEOMETRY, 1);

  private final Semantics semantics = new Semantics(GEOMETRY);

  @Test
  void aSpawn_isARangeOfNoPages() {
    assertThat(NONE.and(new Operation.Spawn(0), SystemState.EMPTY)).isEqualTo(work(1, 1, 0, 0));
  }

  @Test
  void aMap_isItsRange() {
    assertThat(NONE.and(map(0, 5), spawned())).isEqualTo(work(1, 1, 5, 0));
  }

  /** From and to: two ranges, and what was brought in may be there twice. */
  @Test
  void aMove_isTwoRanges_andCopiesWhatWasTouchedOfOne() {
    Operation move = new Operation.Move(0, 0, 5, 0x10000);

    assertThat(NONE.and(move, spawned())).isEqualTo(work(1, 2, 10, 0));
    assertThat(work(0, 0, 0, 3).and(move, spawned())).isEqualTo(work(1, 2, 10, 3 + 3));
    assertThat(work(0, 0, 0, 30).and(move, spawned())).isEqualTo(work(1, 2, 10, 30 + 5));
  }

  /** A range for each mapping, and the new space. */
  @Test
  void aFork_isARangeForEachMapping_andOneForTheSpace() {
    SystemState mapped = after(after(spawned(), map(0, 3)), map(0x10000, 4));

    assertThat(NONE.and(new Operation.Fork(0, 1), spawned())).isEqualTo(work(1, 1, 0, 0));
    assertThat(work(0, 0, 0, 2).and(new Operation.Fork(0, 1), mapped))
        .isEqualTo(work(1, 1 + 2, 3 + 4, 2 + 2));
  }

  @Test
  void aSync_isEveryPageOfTheFile() {
    assertThat(NONE.and(new Operation.Sync(0), spawned()))
        .isEqualTo(work(1, 1, FileMemory.FILE_PAGE_COUNT, 0));
  }

  private static Work work(long requests, long ranges, long pages, long touched) {
    return new Work(GEOMETRY.pageShift(), 1, requests, ranges, pages, touched);
  }

  private static Operation map(long address, long pageCount) {
    return new Operation.Map(0, address, pageCount, Permission.READ_WRITE, 0);
  }

  private SystemState spawned() {
    return after(SystemState.EMPTY, new Operation.Spawn(0));
  }

  private SystemState after(SystemState state, Operation operation) {
    return semantics.step(state, operation).get().state();
  }
}
