package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Sharing;

/**
 * Faults are resolved that hardware raises only because it does not set accessed and dirty itself.
 */
class SoftMarksTest {

  static List<Geometry> geometries() {
    return List.of(
        Geometries.RISCV_SV39_SVADE, Geometries.ARM64_4K_SOFT, Geometries.ARM64_4K_AF);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void firstTouch_needsNoSecondFault(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.map(0, 2, Permission.READ_WRITE, 0);
    bench.write(0, 7);
    int writes = bench.count(EventKind.ENTRY_WRITE);

    bench.write(0, 8);

    assertThat(bench.read(0)).isEqualTo(8);
    assertThat(bench.count(EventKind.ENTRY_WRITE)).isEqualTo(writes);
    bench.endWith(0);
  }

  /** A child's entries are born old: the first load faults for that alone. */
  @ParameterizedTest
  @MethodSource("geometries")
  void loadThroughAnOldEntry_makesItYoung(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.write(0, 7);
    bench.tell(1, 0, 1, bench.view.mappingState(0, 0));
    bench.done(new Operation.Fork(0, 1));
    bench.done(new Operation.Load(1));
    assertThat(bench.isYoung(1, 0)).isFalse();

    assertThat(bench.read(0)).isEqualTo(7);

    assertThat(bench.isYoung(1, 0)).isTrue();
    assertThat(bench.isWritable(1, 0)).isFalse();
    bench.endWith(1, 0);
  }

  /** Write-back made the entry clean: the first store faults, to make entry and folio dirty. */
  @ParameterizedTest
  @MethodSource("geometries")
  void storeThroughACleanEntry_makesItDirty(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.mapFile(0, 1, 0, Sharing.SHARED, 0, 0);
    bench.write(0, 7);
    bench.done(new Operation.Sync(0));
    assertThat(bench.isDirty(0, 0)).isFalse();

    bench.write(0, 8);

    assertThat(bench.isDirty(0, 0)).isTrue();
    assertThat(bench.read(0)).isEqualTo(8);
    bench.endWith(0);
  }

  /** Copied at the fault, though the entry is old as well. */
  @ParameterizedTest
  @MethodSource("geometries")
  void storeThroughAnOldSharedEntry_takesOneFault(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.map(0, 1, Permission.READ_WRITE, 0);
    bench.write(0, 7);
    bench.tell(1, 0, 1, bench.view.mappingState(0, 0));
    bench.done(new Operation.Fork(0, 1));
    bench.done(new Operation.Load(1));

    assertThat(bench.faults(0, Access.WRITE, 9)).isEqualTo(1);

    assertThat(bench.mapped(1, 0)).isNotEqualTo(bench.mapped(0, 0));
    bench.endWith(1, 0);
  }
}
