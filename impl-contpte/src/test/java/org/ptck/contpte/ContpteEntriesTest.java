package org.ptck.contpte;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.arch.Architecture;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.hardware.EntryOperations;

/** What each function makes of blocks: folded, unfolded, left alone. */
class ContpteEntriesTest {

  private static final String GEOMETRIES = "org.ptck.contpte.EntriesBench#geometries";
  private static final String MARKING = "org.ptck.contpte.EntriesBench#geometriesWithMarks";

  // ---- set

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_ofWholeBlocks_foldsThem(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);

    bench.set(0, bench.clean(bench.folio), 2 * bench.run);

    assertThat(bench.contiguous(0)).isEqualTo(bench.run);
    assertThat(bench.contiguous(bench.run)).isEqualTo(bench.run);
    assertThat(bench.invalidations).isZero();
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_ofMoreThanABlock_foldsWhatItCovers(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);

    bench.set(1, bench.clean(bench.folio + 1), 2 * bench.run - 1);

    assertThat(bench.contiguous(0)).isZero();
    assertThat(bench.contiguous(bench.run)).isEqualTo(bench.run);
    assertThat(bench.raw(1)).isEqualTo(bench.clean(bench.folio + 1));
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_ofMisalignedPages_foldsNothing(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);

    bench.set(0, bench.clean(bench.folio + 1), bench.run);

    assertThat(bench.contiguous(0)).isZero();
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_ofAWordThatShowsTheBit_stripsIt(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);

    bench.set(0, bench.architecture.makeContiguous(bench.clean(bench.folio)), 1);

    assertThat(bench.raw(0)).isEqualTo(bench.clean(bench.folio));
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_ofTheEntryThatLacked_folds_whicheverItIs(Geometry geometry) {
    for (int lacking : new int[] {0, geometry.contiguousRun(0) - 1}) {
      EntriesBench bench = new EntriesBench(geometry);
      for (int n = 0; n < bench.run; n++) {
        if (n != lacking) {
          bench.set(n, bench.clean(bench.folio + n), 1);
        }
      }
      assertThat(bench.contiguous(0)).isZero();

      bench.set(lacking, bench.clean(bench.folio + lacking), 1);

      assertThat(bench.contiguous(0)).isEqualTo(bench.run);
      assertThat(bench.invalidations).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_foldsEntriesThatDifferInStateOnly_andSpreadsIt(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.set(0, bench.dirty(bench.folio), 1);
    for (int n = 1; n < bench.run; n++) {
      bench.set(n, bench.architecture.makeOld(bench.clean(bench.folio + n)), 1);
    }

    assertThat(bench.contiguous(0)).isEqualTo(bench.run);
    for (int n = 0; n < bench.run; n++) {
      assertThat(bench.raw(n))
          .isEqualTo(bench.architecture.makeContiguous(bench.dirty(bench.folio + n)));
    }
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_foldsNothingThatDiffersInPermission(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.set(0, bench.architecture.writeProtect(bench.clean(bench.folio)), 1);
    for (int n = 1; n < bench.run; n++) {
      bench.set(n, bench.clean(bench.folio + n), 1);
    }

    assertThat(bench.contiguous(0)).isZero();
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_foldsNothingThatDiffersInExecution(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.set(0, bench.architecture.makeNonExecutable(bench.clean(bench.folio)), 1);
    for (int n = 1; n < bench.run; n++) {
      bench.set(n, bench.architecture.makeExecutable(bench.clean(bench.folio + n)), 1);
    }

    assertThat(bench.contiguous(0)).isZero();
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_foldsNothingOfTwoFolios(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    int halfOrder = Integer.numberOfTrailingZeros(bench.run) - 1;
    int first = bench.hardware.folioAllocate(halfOrder);
    int second = bench.hardware.folioAllocate(halfOrder);
    assertThat(second).isEqualTo(first + bench.run / 2);

    for (int n = 0; n < bench.run; n++) {
      bench.set(n, bench.clean(first + n), 1);
    }

    assertThat(bench.contiguous(0)).isZero();
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void set_withoutId_invalidatesNothing(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    for (int n = 0; n < bench.run; n++) {
      long word = bench.clean(bench.folio + n);
      bench.entries.set(EntryOperations.NO_ID, 0, bench.address(n), bench.entry(n), word, 1);
    }

    assertThat(bench.contiguous(0)).isEqualTo(bench.run);
    assertThat(bench.invalidations).isZero();
  }

  @ParameterizedTest
  @MethodSource(MARKING)
  void set_overAnEntryOfABlock_unfoldsIt_andTheOthersKeepTheState(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();
    bench.write(0, bench.run - 1);

    bench.set(bench.run - 1, Architecture.EMPTY, 1);

    assertThat(bench.contiguous(0)).isZero();
    assertThat(bench.raw(bench.run - 1)).isZero();
    assertThat(bench.isDirty(0)).isTrue();
  }

  // ---- get

  @ParameterizedTest
  @MethodSource(MARKING)
  void get_gathersWhatHardwareMarkedInAnyEntry(Geometry geometry) {
    for (int marked : new int[] {0, 1, geometry.contiguousRun(0) - 1}) {
      EntriesBench bench = new EntriesBench(geometry);
      bench.fold();
      bench.write(0, marked);

      for (int n = 0; n < bench.run; n++) {
        assertThat(bench.architecture.isDirty(bench.get(n))).isTrue();
        long lockless =
            bench.entries.getLockless(EntriesBench.ID, 0, bench.address(n), bench.entry(n));
        assertThat(lockless).isEqualTo(bench.get(n));
        assertThat(bench.isDirty(n)).isEqualTo(n == marked);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void get_ofAPlainEntry_gathersNothing(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.set(0, bench.dirty(bench.folio), 1);
    bench.set(1, bench.architecture.writeProtect(bench.clean(bench.folio + 1)), 1);

    assertThat(bench.architecture.isDirty(bench.get(1))).isFalse();
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void getLockless_beginsAgain_whenTheBlockIsUnfoldedMeanwhile(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();
    bench.before(EventKind.ENTRY_READ, 3, () -> bench.getAndClear(bench.run - 1, 1));

    long word = bench.entries.getLockless(EntriesBench.ID, 0, bench.address(0), bench.entry(0));

    assertThat(word).isEqualTo(bench.clean(bench.folio));
  }

  // ---- getAndClear

  @ParameterizedTest
  @MethodSource(MARKING)
  void getAndClear_ofAWholeBlock_gathers_andConvertsNothing(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();
    bench.write(0, bench.run - 1);

    long word = bench.getAndClear(0, bench.run);

    assertThat(bench.architecture.isDirty(word)).isTrue();
    assertThat(bench.architecture.target(word, bench.entry(0)) >>> geometry.pageShift())
        .isEqualTo(bench.folio);
    assertThat(bench.machine.view().entriesUsed(bench.leaf)).isZero();
    assertThat(bench.invalidations).isZero();
  }

  @ParameterizedTest
  @MethodSource(MARKING)
  void getAndClear_ofPart_unfoldsTheRest(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.set(0, bench.clean(bench.folio), 2 * bench.run);
    bench.write(0, 0);

    long word = bench.getAndClear(bench.run - 1, 2);

    assertThat(bench.architecture.isDirty(word)).isTrue();
    assertThat(bench.contiguous(0) + bench.contiguous(bench.run)).isZero();
    assertThat(bench.raw(bench.run - 1)).isZero();
    assertThat(bench.raw(bench.run)).isZero();
    assertThat(bench.isDirty(0)).isTrue();
    assertThat(bench.isDirty(bench.run + 1)).isFalse();
    assertThat(bench.invalidations).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void getAndClear_unfoldsTheBlocksAtTheEndsOnly(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.set(0, bench.clean(bench.folio), 2 * bench.run);

    bench.getAndClear(1, 2 * bench.run - 1);

    assertThat(bench.raw(0)).isEqualTo(bench.clean(bench.folio));
    assertThat(bench.machine.view().entriesUsed(bench.leaf)).isEqualTo(1);
    assertThat(bench.invalidations).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource(MARKING)
  void unfolding_keepsWhatHardwareSetsUntilTheEntryIsGone(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();
    int last = bench.run - 1;
    // The conversion has come to the last entry.
    bench.before(EventKind.ENTRY_WRITE, bench.run, () -> bench.write(last, -1));

    bench.getAndClear(0, 1);

    assertThat(bench.isDirty(1)).isTrue();
  }

  // ---- writeProtect

  @ParameterizedTest
  @MethodSource(MARKING)
  void writeProtect_ofAWholeBlock_leavesItFolded_andKeepsDirty(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();
    bench.write(0, bench.run - 1);

    bench.writeProtect(0, bench.run);

    assertThat(bench.contiguous(0)).isEqualTo(bench.run);
    assertThat(bench.isDirty(bench.run - 1)).isTrue();
    assertThat(bench.architecture.isDirty(bench.get(0))).isTrue();
    for (int n = 0; n < bench.run; n++) {
      assertThat(bench.isWritable(n)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void writeProtect_ofPart_unfolds_andTheOthersStayWritable(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();

    bench.writeProtect(0, bench.run - 1);

    assertThat(bench.contiguous(0)).isZero();
    assertThat(bench.isWritable(0)).isFalse();
    assertThat(bench.isWritable(bench.run - 1)).isTrue();
  }

  // ---- setAccessFlags

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void setAccessFlags_setsThemInEveryEntry_andOnlyThenHasNothingToDo(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();
    bench.write(0, 0);

    // Gathered, the entry has all of it already.
    assertThat(bench.setAccessFlags(1, bench.dirty(bench.folio + 1))).isTrue();

    assertThat(bench.contiguous(0)).isEqualTo(bench.run);
    for (int n = 0; n < bench.run; n++) {
      assertThat(bench.isDirty(n)).isTrue();
    }
    assertThat(bench.setAccessFlags(1, bench.dirty(bench.folio + 1))).isFalse();
  }

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void setAccessFlags_thatPermitWriting_unfold(Geometry geometry) {
    EntriesBench bench = new EntriesBench(geometry);
    bench.fold();
    bench.writeProtect(0, bench.run);

    assertThat(bench.setAccessFlags(1, bench.dirty(bench.folio + 1))).isTrue();

    assertThat(bench.contiguous(0)).isZero();
    assertThat(bench.raw(1)).isEqualTo(bench.dirty(bench.folio + 1));
    assertThat(bench.isWritable(0)).isFalse();
  }

  // ---- the provider

  @ParameterizedTest
  @MethodSource(GEOMETRIES)
  void provider_supportsWhatHasBlocks(Geometry geometry) {
    assertThat(new ContpteProvider().supports(geometry)).isTrue();
    assertThat(new ContpteProvider().supports(Geometries.X86_64_4)).isFalse();
    assertThat(new ContpteProvider().supports(Geometries.X86_32)).isFalse();
  }
}
