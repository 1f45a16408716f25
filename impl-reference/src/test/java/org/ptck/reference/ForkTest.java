package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** Fork shares pages batch by batch, and undoes everything when memory runs out. */
class ForkTest {

  private static final Operation FORK = new Operation.Fork(0, 1);

  private final ManagerBench bench = new ManagerBench();

  @Test
  void pagesOfOneFolio_areCountedInOneStep() {
    populate(4, 2);
    int before = bench.count(EventKind.MAPCOUNT_CHANGE);

    fork(4);

    assertThat(bench.count(EventKind.MAPCOUNT_CHANGE) - before).isEqualTo(1);
    int folio = bench.mapped(0, 0);
    assertThat(bench.view.references(folio)).isEqualTo(8);
    assertThat(bench.view.folioMapcount(folio)).isEqualTo(8);
    bench.endWith(0, 1);
  }

  @Test
  void pagesOfSeveralFolios_areCountedFolioByFolio() {
    populate(4, 0);
    int before = bench.count(EventKind.MAPCOUNT_CHANGE);

    fork(4);

    assertThat(bench.count(EventKind.MAPCOUNT_CHANGE) - before).isEqualTo(4);
    bench.endWith(0, 1);
  }

  @Test
  void bothSides_areWriteProtected_andTheParentIsFlushedOnce() {
    populate(12, 2);
    int before = bench.count(EventKind.INVALIDATE);

    fork(12);

    assertThat(bench.count(EventKind.INVALIDATE) - before).isEqualTo(1);
    assertThat(bench.isWritable(0, 5)).isFalse();
    assertThat(bench.isWritable(1, 5)).isFalse();
    assertThat(bench.mapped(1, 5)).isEqualTo(bench.mapped(0, 5));
    bench.endWith(0, 1);
  }

  @Test
  void nothingToNarrow_flushesNothing() {
    bench.map(0, 4, Permission.READ_WRITE, 0);
    int before = bench.count(EventKind.INVALIDATE);

    fork(4);

    assertThat(bench.count(EventKind.INVALIDATE)).isEqualTo(before);
    bench.endWith(0, 1);
  }

  /** The child's root, two tables above each other, and a second leaf table. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void outOfMemory_leavesNoChild_andTheParentAsItWas(int ordinal) {
    populate(12, 1);
    bench.tell(1, 0, 12, MappingState.NONE);

    assertThat(bench.failingFrom(ordinal).execute(FORK)).isEqualTo(ManagerBench.OUT_OF_MEMORY);

    assertThat(bench.view.rootOf(1)).isZero();
    for (int page = 0; page < 12; page++) {
      assertThat(bench.read(page)).isEqualTo(page + 1);
      bench.write(page, page + 100);
    }
    bench.endWith(0);
  }

  @Test
  void childThatExists_isRefused() {
    bench.done(new Operation.Spawn(1));

    assertThat(bench.execute(FORK)).isEqualTo(Outcome.refused(Rejection.SPACE_EXISTS));
    assertThat(bench.execute(new Operation.Fork(0, 0)))
        .isEqualTo(Outcome.refused(Rejection.SPACE_EXISTS));
    assertThat(bench.execute(new Operation.Fork(2, 3)))
        .isEqualTo(Outcome.refused(Rejection.NO_SUCH_SPACE));
    bench.endWith(0, 1);
  }

  private void populate(int pageCount, int order) {
    bench.map(0, pageCount, Permission.READ_WRITE, order);
    for (int page = 0; page < pageCount; page++) {
      bench.write(page, page + 1);
    }
  }

  private void fork(int pageCount) {
    bench.tell(1, 0, pageCount, MappingState.of(Permission.READ_WRITE));
    bench.done(FORK);
  }
}
