package org.ptck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.EventKind;
import org.ptck.spec.fact.MappingState;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Outcome;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;

/** What entries say of execution: what the mapping does, from the first touch on. */
class ExecutionTest {

  private static final Outcome FORBIDDEN = Outcome.refused(Rejection.NOT_PERMITTED);

  static List<Geometry> geometries() {
    return List.of(Geometries.TINY, Geometries.X86_64_4, Geometries.RISCV_SV39);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void firstTouch_makesEntriesOfWhatTheMappingPermits(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.map(0, 1, Permission.READ_EXECUTE, 0);
    bench.map(1, 1, Permission.READ_WRITE, 0);

    assertThat(bench.faults(0, Access.EXECUTE, 0)).isEqualTo(1);
    bench.read(1);
    assertThat(bench.access(1, Access.EXECUTE, 0)).isEqualTo(FORBIDDEN);
    assertThat(bench.access(0, Access.WRITE, 1)).isEqualTo(FORBIDDEN);
    bench.endWith(0);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void protect_takesExecutionAndKeepsDirtyAndStores(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.map(0, 4, Permission.READ_WRITE_EXECUTE, 2);
    bench.write(0, 7);
    bench.faults(1, Access.EXECUTE, 0);
    int flushes = bench.count(EventKind.INVALIDATE);

    bench.protect(0, 2, Permission.READ_WRITE);

    assertThat(bench.count(EventKind.INVALIDATE)).isEqualTo(flushes + 1);
    assertThat(bench.access(0, Access.EXECUTE, 0)).isEqualTo(FORBIDDEN);
    assertThat(bench.access(1, Access.EXECUTE, 0)).isEqualTo(FORBIDDEN);
    assertThat(bench.read(0)).isEqualTo(7);
    assertThat(bench.faults(0, Access.WRITE, 8)).isZero();
    assertThat(bench.faults(2, Access.EXECUTE, 0)).isZero();
    bench.endWith(0);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void protect_givesExecutionWithoutAFlush(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.map(0, 2, Permission.READ_WRITE, 0);
    bench.write(0, 7);
    bench.read(0);
    int flushes = bench.count(EventKind.INVALIDATE);

    bench.tell(0, 0, 2, MappingState.of(Permission.READ_WRITE_EXECUTE));
    bench.done(new Operation.Protect(0, 0, 2, Permission.READ_WRITE_EXECUTE));

    assertThat(bench.count(EventKind.INVALIDATE)).isEqualTo(flushes);
    assertThat(bench.faults(0, Access.EXECUTE, 0)).isZero();
    assertThat(bench.faults(0, Access.WRITE, 8)).isZero();
    bench.endWith(0);
  }

  /** Neighbours of one folio that differ in it are no batch. */
  @ParameterizedTest
  @MethodSource("geometries")
  void protect_takesExecutionFromTheOneOfTwoThatHasIt(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.map(0, 2, Permission.READ_WRITE, 1);
    bench.write(0, 7);
    bench.write(1, 8);
    bench.tell(0, 1, 1, MappingState.of(Permission.READ_WRITE_EXECUTE));
    bench.done(new Operation.Protect(0, bench.address(1), 1, Permission.READ_WRITE_EXECUTE));
    assertThat(bench.faults(1, Access.EXECUTE, 0)).isZero();

    bench.protect(0, 2, Permission.READ_WRITE);

    assertThat(bench.access(0, Access.EXECUTE, 0)).isEqualTo(FORBIDDEN);
    assertThat(bench.access(1, Access.EXECUTE, 0)).isEqualTo(FORBIDDEN);
    bench.endWith(0);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void protect_takesBothAtOnce(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.map(0, 1, Permission.READ_WRITE_EXECUTE, 0);
    bench.write(0, 7);

    bench.protect(0, 1, Permission.READ_ONLY);

    assertThat(bench.access(0, Access.EXECUTE, 0)).isEqualTo(FORBIDDEN);
    assertThat(bench.access(0, Access.WRITE, 8)).isEqualTo(FORBIDDEN);
    assertThat(bench.read(0)).isEqualTo(7);
    bench.endWith(0);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void forkAndCopyOnWrite_keepIt(Geometry geometry) {
    ManagerBench bench = new ManagerBench(geometry);
    bench.map(0, 1, Permission.READ_WRITE_EXECUTE, 0);
    bench.map(1, 1, Permission.READ_WRITE, 0);
    bench.write(0, 7);
    bench.write(1, 8);
    bench.tell(1, 0, 1, MappingState.of(Permission.READ_WRITE_EXECUTE));
    bench.tell(1, 1, 1, MappingState.of(Permission.READ_WRITE));
    bench.done(new Operation.Fork(0, 1));

    bench.write(0, 9);
    bench.write(1, 9);
    assertThat(bench.faults(0, Access.EXECUTE, 0)).isZero();
    assertThat(bench.access(1, Access.EXECUTE, 0)).isEqualTo(FORBIDDEN);

    bench.done(new Operation.Load(1));
    assertThat(bench.faults(0, Access.EXECUTE, 0)).isLessThanOrEqualTo(1);
    assertThat(bench.access(1, Access.EXECUTE, 0)).isEqualTo(FORBIDDEN);
    bench.write(0, 10);
    assertThat(bench.faults(0, Access.EXECUTE, 0)).isZero();
  }
}
