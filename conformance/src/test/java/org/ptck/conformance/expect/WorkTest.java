package org.ptck.conformance.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  private final Semantics semantics = new Semantics(GEOMETRY);

  @Test
  void aSpawn_isARangeOfNoPages() {
    assertWork(0, new Operation.Spawn(0), SystemState.EMPTY, 1, 1, 0, 0);
  }

  @Test
  void aMap_isItsRange() {
    assertWork(0, map(0, 5), spawned(), 1, 1, 5, 0);
  }

  /** From and to: two ranges, and what was brought in may be there twice. */
  @Test
  void aMove_isTwoRanges_andCopiesWhatWasTouchedOfOne() {
    Operation move = new Operation.Move(0, 0, 5, 0x10000);

    assertWork(0, move, spawned(), 1, 2, 10, 0);
    assertWork(3, move, spawned(), 1, 2, 10, 3 + 3);
    assertWork(30, move, spawned(), 1, 2, 10, 30 + 5);
  }

  /** A range for each mapping, and the new space. */
  @Test
  void aFork_isARangeForEachMapping_andOneForTheSpace() {
    SystemState mapped = after(after(spawned(), map(0, 3)), map(0x10000, 4));

    assertWork(0, new Operation.Fork(0, 1), spawned(), 1, 1, 0, 0);
    assertWork(2, new Operation.Fork(0, 1), mapped, 1, 1 + 2, 3 + 4, 2 + 2);
  }

  @Test
  void aSync_isEveryPageOfTheFile() {
    assertWork(0, new Operation.Sync(0), spawned(), 1, 1, FileMemory.FILE_PAGE_COUNT, 0);
  }

  /**
   * Checks what was asked for after an operation.
   *
   * @param touchedBefore how many pages had been touched before
   */
  private static void assertWork(
      int touchedBefore,
      Operation operation,
      SystemState before,
      long requests,
      long ranges,
      long pages,
      long touched) {
    Work work = Work.on(GEOMETRY, 1);
    for (int n = 0; n < touchedBefore; n++) {
      work.addFault(SystemState.EMPTY, 0, 0);
    }
    work.add(operation, before);

    assertThat(
        List.of(
            work.requestCount(), work.rangeCount(), work.pageCount(), work.touchedCount()))
        .containsExactly(requests, ranges, pages, touched);
  }

  @Test
  void whatWasRefused_isForgotten() {
    Work kept = Work.on(GEOMETRY, 1);
    kept.add(map(0, 5), spawned());
    Work refused = Work.on(GEOMETRY, 2);
    refused.add(map(0, 3), spawned());

    refused.become(kept);

    assertThat(refused).usingRecursiveComparison().isEqualTo(kept);
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
