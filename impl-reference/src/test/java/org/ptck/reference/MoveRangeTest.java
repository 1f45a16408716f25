package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** Move: entries and mappings change places, pages do not, and a failure moves nothing. */
class MoveRangeTest {

  private final ManagerBench bench = new ManagerBench();

  @Test
  void pagesTravelWithTheirState_andOldTablesGo() {
    populate(0, 4, 2);
    int folio = bench.mapped(0, 0);
    int tables = bench.view.tablesAllocated();

    assertThat(bench.move(0, 4, 17)).isEqualTo(Outcome.done());

    assertThat(bench.mapped(0, 17)).isEqualTo(folio);
    assertThat(bench.isWritable(0, 17)).isTrue();
    assertThat(bench.isDirty(0, 17)).isTrue();
    assertThat(bench.view.references(folio)).isEqualTo(4);
    assertThat(bench.view.tablesAllocated()).isEqualTo(tables);
    assertThat(bench.access(0, Access.READ, 0)).isEqualTo(Outcome.refused(Rejection.NOT_MAPPED));
    for (int page = 0; page < 4; page++) {
      assertThat(bench.read(17 + page)).isEqualTo(page + 1);
    }
    bench.endWith(0);
  }

  @Test
  void withinOneTable_orAcrossSeveral_everyPageArrives() {
    populate(0, 3, 0);
    assertThat(bench.move(0, 3, 4)).isEqualTo(Outcome.done());
    assertThat(bench.read(6)).isEqualTo(3);

    populate(16, 12, 2);
    assertThat(bench.move(16, 12, 37)).isEqualTo(Outcome.done());
    for (int page = 0; page < 12; page++) {
      assertThat(bench.read(37 + page)).isEqualTo(page + 1);
    }
    bench.endWith(0);
  }

  @Test
  void oneFlush_coversAllEntriesBetweenTwoTables() {
    populate(0, 8, 0);
    bench.map(24, 1, Permission.READ_WRITE, 0);
    bench.write(24, 100);
    int before = bench.count(EventKind.INVALIDATE);

    assertThat(bench.move(0, 4, 16)).isEqualTo(Outcome.done());

    assertThat(bench.count(EventKind.INVALIDATE) - before).isEqualTo(1);
    bench.endWith(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void outOfMemory_movesNothing_andLeavesNoTables(int ordinal) {
    populate(0, 12, 1);
    int tables = bench.view.tablesAllocated();

    // To two leaf tables, under a table that is not there yet either.
    assertThat(bench.failingFrom(ordinal).move(0, 12, 68)).isEqualTo(ManagerBench.OUT_OF_MEMORY);

    assertThat(bench.view.tablesAllocated()).isEqualTo(tables);
    for (int page = 0; page < 12; page++) {
      assertThat(bench.read(page)).isEqualTo(page + 1);
    }
    bench.endWith(0);
  }

  @Test
  void holesAndOccupiedTargets_areRefused() {
    populate(0, 4, 0);

    assertThat(execute(2, 4, 20)).isEqualTo(Outcome.refused(Rejection.NOT_MAPPED));
    assertThat(execute(0, 4, 2)).isEqualTo(Outcome.refused(Rejection.ALREADY_MAPPED));
    assertThat(bench.execute(new Operation.Move(0, 0, 4, 1)))
        .isEqualTo(Outcome.refused(Rejection.BAD_RANGE));
    bench.endWith(0);
  }

  private Outcome execute(int page, int pageCount, int target) {
    return bench.execute(
        new Operation.Move(0, ManagerBench.address(page), pageCount, ManagerBench.address(target)));
  }

  private void populate(int start, int pageCount, int order) {
    bench.map(start, pageCount, Permission.READ_WRITE, order);
    for (int page = 0; page < pageCount; page++) {
      bench.write(start + page, page + 1);
    }
  }
}
