package org.ptck.conformance.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.drive.Bounds;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.Level;
import org.ptck.spec.fact.Access;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** The bound of events grows with all that correct code may have to do, and ends what loops. */
class EventBudgetTest {

  private static final long EVENTS_PER_VISIT = Bounds.DEFAULT.eventsPerVisit();

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  /** Nearly nothing was asked for: a loop is found at once. */
  @ParameterizedTest
  @MethodSource("geometries")
  void aLoopInASmallScenario_isFoundAtOnce(Geometry geometry) {
    assertThat(budget(geometry, asked(geometry, 1, map(1)))).isLessThan(2_000_000);
  }

  /** Today's constant was 100,000; a fork of three blocks that are quadratic in it was blamed. */
  @ParameterizedTest
  @MethodSource("geometries")
  void quadraticInTheBlock_passes(Geometry geometry) {
    long pageCount = Math.min(3L * run(geometry), geometry.entryCount(0));
    long passesPerPage = 10;
    Work work = asked(geometry, 1, map(pageCount), new Operation.Fork(0, 1));

    assertThat(budget(geometry, work)).isGreaterThan(passesPerPage * 2 * pageCount * run(geometry));
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void goingThroughEveryTableOfARange_passes(Geometry geometry) {
    long entries = geometry.levels().stream().mapToLong(Level::entryCount).sum();

    assertThat(budget(geometry, asked(geometry, 1, map(1)))).isGreaterThan(10 * entries);
  }

  @Test
  void growsWithPages() {
    Geometry geometry = Geometries.ARM64_4K;
    long before = 0;
    for (long pageCount = 1; pageCount <= 1L << 14; pageCount *= 2) {
      long budget = budget(geometry, asked(geometry, 1, map(pageCount)));
      assertThat(budget).isGreaterThan(before);
      before = budget;
    }
  }

  @Test
  void growsWithTheContiguousRun() {
    assertThat(of(level(512, 16), level(512, 1))).isGreaterThan(of(level(512, 1), level(512, 1)));
    assertThat(of(level(512, 128), level(512, 1)))
        .isGreaterThan(of(level(512, 16), level(512, 1)));
  }

  @Test
  void growsWithLevelsAndWithTheirTables() {
    assertThat(of(level(8, 1), level(8, 1), level(8, 1)))
        .isGreaterThan(of(level(8, 1), level(8, 1)));
    assertThat(of(level(8, 1), level(16, 1))).isGreaterThan(of(level(8, 1), level(8, 1)));
  }

  @Test
  void growsWithCpus() {
    Geometry geometry = Geometries.X86_64_4;

    assertThat(budget(geometry, asked(geometry, 8, map(100))))
        .isGreaterThan(budget(geometry, asked(geometry, 1, map(100))));
  }

  @Test
  void growsWithEveryOperation_sinceAnyMayHavePutWorkOff() {
    Geometry geometry = Geometries.TINY;
    Work work = Work.on(geometry, 1);
    for (Operation operation : List.of(
        new Operation.Spawn(0),
        map(4),
        new Operation.Read(0, 0),
        new Operation.Pin(0, 0, 0, Access.READ),
        new Operation.CopyOut(0, 0, 1),
        new Operation.Move(0, 0, 1, 0x5000),
        new Operation.Sync(0),
        new Operation.Unmap(0, 0, 4),
        new Operation.Fork(0, 1),
        new Operation.Lazy(),
        new Operation.Exit(0))) {
      long before = budget(geometry, work);
      work.add(operation, SystemState.EMPTY);
      assertThat(budget(geometry, work)).isGreaterThan(before);
    }
  }

  @Test
  void aForkCopiesAllThatIsMapped() {
    Geometry geometry = Geometries.ARM64_4K;
    Work work = asked(geometry, 1, map(300));
    work.addFault(state(geometry, map(300)), 0, 0);
    assertThat(work.touchedCount()).isEqualTo(16);

    work.add(new Operation.Fork(0, 1), state(geometry, map(300)));
    assertThat(work.pageCount()).isEqualTo(2 * 300);
    assertThat(work.touchedCount()).isEqualTo(2 * 16);
  }

  @Test
  void aRangeOfTheWholeAddressSpace_leavesTheBoundWhereALoopReachesIt() {
    Geometry geometry = Geometries.X86_64_5;
    Work work = asked(geometry, 1, map(geometry.addressLast() >>> geometry.pageShift()));

    assertThat(work.pageCount()).isEqualTo(Work.RANGE_PAGE_COUNT_MAX);
    assertThat(budget(geometry, work)).isLessThan(200_000_000);
  }

  private static long budget(Geometry geometry, Work work) {
    return new EventBudget(geometry, EVENTS_PER_VISIT).eventCountMax(work);
  }

  private static long of(Level... levels) {
    Geometry geometry =
        new Geometry(
            "some", Geometries.ARM64_4K.architecture(), List.of(levels), 12, (1L << 16) - 1);
    return budget(geometry, asked(geometry, 1, map(5)));
  }

  private static Level level(int entryCount, int run) {
    int indexBits = Integer.numberOfTrailingZeros(entryCount);
    return new Level("some", indexBits, 8, 8 << indexBits, run, false);
  }

  private static Operation map(long pageCount) {
    return new Operation.Map(0, 0, pageCount, Permission.READ_WRITE, 4);
  }

  private static SystemState state(Geometry geometry, Operation... operations) {
    Semantics semantics = new Semantics(geometry);
    SystemState state =
        semantics.step(SystemState.EMPTY, new Operation.Spawn(0)).get().state();
    for (Operation operation : operations) {
      state = semantics.step(state, operation).get().state();
    }
    return state;
  }

  /** What was asked for: a space, and the operations, one after the other. */
  private static Work asked(Geometry geometry, int cpuCount, Operation... operations) {
    Semantics semantics = new Semantics(geometry);
    SystemState state = SystemState.EMPTY;
    Work work = Work.on(geometry, cpuCount);
    work.add(new Operation.Spawn(0), state);
    state = semantics.step(state, new Operation.Spawn(0)).get().state();
    for (Operation operation : operations) {
      work.add(operation, state);
      state = semantics.step(state, operation).map(Effect::state).getOrElse(state);
    }
    return work;
  }

  private static int run(Geometry geometry) {
    return geometry.levels().stream().mapToInt(Level::contiguousRun).max().orElseThrow();
  }
}
