package org.ptck.contpte;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.hardware.EntryOperations;

/** What becomes of blocks that are made old or clean, and who invalidates. */
class ContpteAgingTest {

  private static final String GEOMETRIES = "org.ptck.contpte.EntriesBench#geometries";

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void clearYoungDirty_ofAPart_cleansTheBlock_andInvalidatesTheRest(Geometry geometry) {
    for (int n : new int[] {0, 1, geometry.contiguousRun(0) - 1}) {
      EntriesBench bench = new EntriesBench(geometry);
      bench.set(0, bench.dirty(bench.folio), bench.run);

      bench.clearYoungDirty(n, 1, EntryOperations.CLEAR_DIRTY);

      assertThat(bench.contiguous(0)).isEqualTo(bench.run);
      assertThat(bench.isDirty(0)).isFalse();
      assertThat(bench.isDirty(bench.run - 1)).isFalse();
      assertThat(bench.isYoung(0)).isTrue();
      assertThat(bench.invalidatedPages).isEqualTo(bench.run);
    }
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void clearYoungDirty_thatEndsInTheMiddleOfABlock_invalidatesBoth(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.set(0, bench.dirty(bench.folio), 2 * bench.run);

    bench.clearYoungDirty(0, bench.run + 1, EntryOperations.CLEAR_DIRTY);

    assertThat(bench.isDirty(2 * bench.run - 1)).isFalse();
    assertThat(bench.invalidatedPages).isEqualTo(2 * bench.run);
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void clearYoungDirty_ofNoMoreThanWasNamed_leavesInvalidationToTheCaller(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.set(0, bench.dirty(bench.folio), 2 * bench.run);

    bench.clearYoungDirty(0, bench.run, EntryOperations.CLEAR_DIRTY);

    assertThat(bench.isDirty(bench.run - 1)).isFalse();
    assertThat(bench.isDirty(bench.run)).isTrue();
    assertThat(bench.invalidations).isZero();
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void clearYoungDirty_thatTakesNoDirty_invalidatesNothing(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.set(0, bench.dirty(bench.folio), bench.run);
    bench.clearYoungDirty(1, 1, EntryOperations.CLEAR_YOUNG);
    assertThat(bench.isYoung(0)).isFalse();
    assertThat(bench.isDirty(0)).isTrue();
    bench.clearYoungDirty(0, bench.run, EntryOperations.CLEAR_DIRTY);

    bench.clearYoungDirty(1, 1, EntryOperations.CLEAR_DIRTY);

    assertThat(bench.invalidations).isZero();
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void clearFlushYoung_invalidatesTheBlock_ifItWasAccessed(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();

    assertThat(bench.clearFlushYoung(1)).isTrue();

    assertThat(bench.isYoung(0)).isFalse();
    assertThat(bench.invalidatedPages).isEqualTo(bench.run);
    assertThat(bench.clearFlushYoung(1)).isFalse();
    assertThat(bench.invalidations).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void testAndClearYoung_asksTheWholeBlock_andInvalidatesNothing(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();

    assertThat(bench.testAndClearYoung(bench.run - 1)).isTrue();

    assertThat(bench.isYoung(0)).isFalse();
    assertThat(bench.testAndClearYoung(0)).isFalse();
    assertThat(bench.invalidations).isZero();
  }
}
