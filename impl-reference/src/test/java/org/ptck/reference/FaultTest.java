package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** Faults populate memory, and give a space a page of its own when it has to have one. */
class FaultTest {

  private final ManagerBench bench = new ManagerBench();

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 4", "3, 8", "9, 8"})
  void firstTouch_mapsAsLargeAFolioAsOrderAndTableAllow(int order, int pageCount) {
    bench.map(0, 8, Permission.READ_WRITE, order);
    bench.write(5, 1);

    long folio = bench.view.folioOf(bench.mapped(0, 5));
    assertThat(1 << bench.view.folioOrder(folio)).isEqualTo(pageCount);
    assertThat(bench.view.references(folio)).isEqualTo(pageCount);
    bench.endWith(0);
  }

  @Test
  void firstTouch_fitsBetweenMappingEndsAndWhatIsMappedAlready() {
    bench.map(1, 6, Permission.READ_WRITE, 2);
    bench.write(1, 1);
    bench.write(4, 2);

    assertThat(order(1)).isZero();
    assertThat(order(4)).isEqualTo(1);
    bench.endWith(0);
  }

  @Test
  void firstTouch_readsZero_andAStoreNeedsNoSecondFault() {
    bench.map(0, 1, Permission.READ_WRITE, 0);

    assertThat(bench.read(0)).isZero();
    bench.write(0, 7);
    assertThat(bench.read(0)).isEqualTo(7);
    bench.endWith(0);
  }

  @Test
  void outOfMemoryForALargeFolio_takesASmallOne() {
    bench.map(0, 8, Permission.READ_WRITE, 2);
    bench.write(0, 1);

    assertThat(bench.failing(1).access(4, Access.WRITE, 2)).isEqualTo(Outcome.done());
    assertThat(order(4)).isZero();
    bench.endWith(0);
  }

  @Test
  void outOfMemoryForEveryFolio_leavesNothingMapped() {
    bench.map(0, 8, Permission.READ_WRITE, 2);
    bench.write(0, 1);

    assertThat(bench.failingFrom(1).access(4, Access.WRITE, 2))
        .isEqualTo(ManagerBench.OUT_OF_MEMORY);
    assertThat(bench.mapped(0, 4)).isZero();
    bench.endWith(0);
  }

  @Test
  void outOfMemoryForTables_leavesNothingMapped() {
    bench.map(0, 1, Permission.READ_WRITE, 0);

    assertThat(bench.failingFrom(1).access(0, Access.READ, 0))
        .isEqualTo(ManagerBench.OUT_OF_MEMORY);
    assertThat(bench.failingFrom(2).access(0, Access.READ, 0))
        .isEqualTo(ManagerBench.OUT_OF_MEMORY);
    assertThat(bench.mapped(0, 0)).isZero();
    bench.endWith(0);
  }

  @Test
  void accessThatTheMappingForbids_isRefused() {
    bench.map(0, 1, Permission.READ_ONLY, 0);

    assertThat(bench.access(0, Access.WRITE, 1))
        .isEqualTo(Outcome.refused(Rejection.NOT_PERMITTED));
    assertThat(bench.access(1, Access.READ, 0)).isEqualTo(Outcome.refused(Rejection.NOT_MAPPED));
    bench.endWith(0);
  }

  // ---- copy-on-write

  @Test
  void storeToASharedPage_copies_andTheLastOwnerKeepsIt() {
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.write(0, 1);
    int shared = bench.mapped(0, 0);
    fork(1);

    bench.write(0, 2);
    assertThat(bench.mapped(0, 0)).isNotEqualTo(shared);
    assertThat(bench.view.pageStamp(shared)).isEqualTo(1);

    bench.done(new Operation.Load(1));
    bench.write(0, 3);
    assertThat(bench.mapped(1, 0)).isEqualTo(shared);
    bench.endWith(0, 1);
  }

  @Test
  void storeToAPageOfALargeFolio_copiesThatPageOnly() {
    bench.map(0, 4, Permission.READ_WRITE, 2);
    bench.write(0, 1);
    int folio = bench.mapped(0, 0);
    fork(4);

    bench.write(2, 2);

    assertThat(bench.mapped(0, 1)).isEqualTo(folio + 1);
    assertThat(bench.view.folioOf(bench.mapped(0, 2))).isNotEqualTo(folio);
    assertThat(bench.view.references(folio)).isEqualTo(7);
    bench.endWith(0, 1);
  }

  @Test
  void outOfMemoryForTheCopy_leavesThePageShared() {
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.write(0, 1);
    int shared = bench.mapped(0, 0);
    fork(1);

    assertThat(bench.failingFrom(1).access(0, Access.WRITE, 2))
        .isEqualTo(ManagerBench.OUT_OF_MEMORY);

    assertThat(bench.mapped(0, 0)).isEqualTo(shared);
    assertThat(bench.read(0)).isEqualTo(1);
    bench.endWith(0, 1);
  }

  private void fork(int pageCount) {
    bench.tell(1, 0, pageCount, 3);
    bench.done(new Operation.Fork(0, 1));
  }

  private int order(int page) {
    return bench.view.folioOrder(bench.view.folioOf(bench.mapped(0, page)));
  }
}
