package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** Map, unmap, protect and exit: splitting of mappings, and the life of tables. */
class RangeTest {

  /** Pages that one leaf table translates. */
  private static final int SPAN = 8;

  private final ManagerBench bench = new ManagerBench();

  @Test
  void unmapOfTheMiddle_keepsBothEnds() {
    bench.map(0, 5, Permission.READ_WRITE, 0);
    for (int page = 0; page < 5; page++) {
      bench.write(page, page + 1);
    }

    bench.unmap(1, 3);

    assertThat(bench.read(0)).isEqualTo(1);
    assertThat(bench.read(4)).isEqualTo(5);
    assertThat(bench.access(2, Access.READ, 0)).isEqualTo(Outcome.refused(Rejection.NOT_MAPPED));
    assertThat(bench.view.foliosAllocated()).isEqualTo(2);
    bench.endWith(0);
  }

  @Test
  void unmapOfPartOfALargeFolio_keepsItUntilTheLastPageGoes() {
    bench.map(0, 4, Permission.READ_WRITE, 2);
    bench.write(0, 1);
    int folio = bench.mapped(0, 0);

    bench.unmap(1, 2);
    assertThat(bench.view.references(folio)).isEqualTo(2);

    bench.unmap(0, 1);
    bench.unmap(3, 1);
    assertThat(bench.view.isAllocated(folio)).isFalse();
    bench.endWith(0);
  }

  @Test
  void unmapOfAHole_isRefusedAndChangesNothing() {
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.map(2, 1, Permission.READ_WRITE, 0);
    bench.write(0, 1);

    assertThat(bench.execute(new Operation.Unmap(0, 0, 3)))
        .isEqualTo(Outcome.refused(Rejection.NOT_MAPPED));
    assertThat(bench.mapped(0, 0)).isNotZero();
    bench.endWith(0);
  }

  @Test
  void mapOverAMapping_isRefused() {
    bench.map(2, 2, Permission.READ_WRITE, 0);

    assertThat(bench.execute(new Operation.Map(0, 0, 3, Permission.READ_ONLY, 0)))
        .isEqualTo(Outcome.refused(Rejection.ALREADY_MAPPED));
    bench.endWith(0);
  }

  // ---- tables

  @Test
  void lastMappingOfATable_takesTheTableWithIt() {
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.write(0, 1);
    assertThat(bench.view.tablesAllocated()).isEqualTo(3);

    bench.unmap(0, 1);

    assertThat(bench.view.tablesAllocated()).isEqualTo(1);
    bench.endWith(0);
  }

  @Test
  void mappingBelow_isTheFloorThatKeepsATable() {
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.map(1, SPAN, Permission.READ_WRITE, 0);
    bench.write(1, 1);
    bench.write(SPAN, 2);

    bench.unmap(1, SPAN);

    // Root, the table above, and the leaf table that the mapping of page 0 still needs.
    assertThat(bench.view.tablesAllocated()).isEqualTo(3);
    bench.endWith(0);
  }

  @Test
  void mappingAbove_isTheCeilingThatKeepsATable() {
    bench.map(0, SPAN + 1, Permission.READ_WRITE, 0);
    bench.map(SPAN + 1, 1, Permission.READ_WRITE, 0);
    bench.write(0, 1);
    bench.write(SPAN, 2);

    bench.unmap(0, SPAN + 1);

    assertThat(bench.view.tablesAllocated()).isEqualTo(3);
    bench.write(SPAN + 1, 3);
    assertThat(bench.view.tablesAllocated()).isEqualTo(3);
    bench.endWith(0);
  }

  // ---- protect and exit

  @Test
  void protect_takesWritePermissionAndGivesItBackAtTheNextStore() {
    bench.map(0, 3, Permission.READ_WRITE, 0);
    bench.write(1, 1);
    int page = bench.mapped(0, 1);

    bench.protect(1, 1, Permission.READ_ONLY);
    assertThat(bench.isWritable(0, 1)).isFalse();
    assertThat(bench.access(1, Access.WRITE, 2))
        .isEqualTo(Outcome.refused(Rejection.NOT_PERMITTED));

    bench.protect(1, 1, Permission.READ_WRITE);
    bench.write(1, 3);
    assertThat(bench.mapped(0, 1)).as("an exclusive page is kept").isEqualTo(page);
    bench.endWith(0);
  }

  @Test
  void exit_neverAllocates_andFreesEverything() {
    bench.map(0, 20, Permission.READ_WRITE, 2);
    for (int page = 0; page < 20; page++) {
      bench.write(page, page + 1);
    }

    bench.failingFrom(1).done(new Operation.Exit(0));

    assertThat(bench.count(EventKind.ALLOCATION_FAILED)).isZero();
    assertThat(bench.view.tablesAllocated()).isZero();
    assertThat(bench.view.foliosAllocated()).isZero();
    bench.endWith();
  }
}
