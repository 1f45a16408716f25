package org.ptck.conformance.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vavr.control.Either;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.ScenarioParser;
import org.ptck.conformance.scenario.ScenarioPrinter;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.machine.memory.MachineSize;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Mapping;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** What generated scenarios are like, each alone. */
class ScenarioGeneratorTest {

  private static final Set<Capability> EVERYTHING = Capability.everything();

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  @AfterAll
  static void forget() {
    MadeScenarios.forget();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void theSameChoicesLeadToTheSameScenario(Geometry geometry) {
    assertThat(scenarios(geometry, EVERYTHING, 100))
        .containsExactlyElementsOf(scenarios(geometry, EVERYTHING, 100).toList());
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void scenariosDiffer(Geometry geometry) {
    // A few may agree: the shortest are but a spawn.
    assertThat(MadeScenarios.of(geometry, 1000).distinct().count()).isGreaterThan(990);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void everyScenarioPrintsAndParsesBack(Geometry geometry) {
    assertThat(MadeScenarios.of(geometry, 2000))
        .allSatisfy(
            scenario -> assertThat(
                ScenarioParser.parse("generated", ScenarioPrinter.print(scenario)))
                .isEqualTo(Either.right(scenario)));
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void sizesStayFarBelowTheMachine(Geometry geometry) {
    GeneratorProfile few = GeneratorProfile.STANDARD.withCrowdPercent(0);
    List<Scenario> made = scenarios(geometry, EVERYTHING, few, 10_000).toList();
    assertThat(made)
        .allSatisfy(
            scenario -> {
              assertThat(scenario.steps()).hasSizeBetween(1, 41);
              assertThat(scenario.header().cpuCount()).isBetween(1, 4);
              assertThat(pagesTouchedAtMost(geometry, scenario))
                  .isLessThanOrEqualTo(MachineSize.scenario(geometry).pageCount() / 2);
            });
    assertThat(made.stream().mapToInt(s -> s.steps().size()).average())
        .hasValueCloseTo(25.0, within(2.0));
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void aboutOneScenarioIn25HasFailingAllocations(Geometry geometry) {
    long failing = MadeScenarios.of(geometry, 10_000).filter(s -> isFailing(s)).count();

    assertThat(failing).isBetween(300L, 500L);
  }

  @ParameterizedTest
  @EnumSource(
      value = Capability.class,
      names = {
          "PROTECT", "FORK", "LARGE_FOLIOS", "LOAD", "FILE_SHARED", "FILE_PRIVATE", "SYNC", "MOVE",
          "DISCARD", "PIN", "SPAWN", "EXIT", "UNMAP", "COPY_IN", "COPY_OUT"
      })
  void whatIsNotDeclaredIsNotGenerated(Capability lacking) {
    EnumSet<Capability> declared = EnumSet.complementOf(EnumSet.of(lacking));

    assertThat(scenarios(Geometries.TINY, declared, 2000).flatMap(s -> s.steps().stream()))
        .noneMatch(step -> isNeeded(lacking, step.operation()));
    assertThat(scenarios(Geometries.TINY, EVERYTHING, 2000).flatMap(s -> s.steps().stream()))
        .anyMatch(step -> isNeeded(lacking, step.operation()));
  }

  @Test
  void pinsBeyondTheLastAreAskedForByEveryOperationOnPins() {
    assertThat(
        scenarios(Geometries.TINY, EVERYTHING, 10_000)
            .flatMap(scenario -> scenario.steps().stream())
            .map(Step::operation)
            .filter(ScenarioGeneratorTest::isBeyondTheLastPin)
            .<Class<?>>map(Object::getClass))
        .contains(
            Operation.Pin.class,
            Operation.Unpin.class,
            Operation.DeviceRead.class,
            Operation.DeviceWrite.class);
  }

  @Test
  void mappingsOfEachKindAreAskedForWithAnOrderBeyondTheLast() {
    assertThat(
        scenarios(Geometries.TINY, EVERYTHING, 10_000)
            .flatMap(scenario -> scenario.steps().stream())
            .map(Step::operation)
            .filter(ScenarioGeneratorTest::isBeyondTheLastOrder)
            .<Class<?>>map(Object::getClass))
        .contains(Operation.Map.class, Operation.MapFile.class);
  }

  private static boolean isBeyondTheLastOrder(Operation operation) {
    return switch (operation) {
      case Operation.Map map -> map.order() > Operation.ORDER_MAX;
      case Operation.MapFile map -> map.order() > Operation.ORDER_MAX;
      default -> false;
    };
  }

  private static boolean isBeyondTheLastPin(Operation operation) {
    return switch (operation) {
      case Operation.Pin(int pin, _, _, _) -> pin > Operation.PIN_MAX;
      case Operation.Unpin(int pin) -> pin > Operation.PIN_MAX;
      case Operation.DeviceRead(int pin) -> pin > Operation.PIN_MAX;
      case Operation.DeviceWrite(int pin, _) -> pin > Operation.PIN_MAX;
      default -> false;
    };
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void someFoliosFillALeafTableOrMore_whereAnyCan(Geometry geometry) {
    int leafTable = Math.min(geometry.levels().getFirst().indexBits(), Operation.ORDER_MAX);

    assertThat(mappings(geometry, 10_000).filter(map -> order(map) >= leafTable).count())
        .isGreaterThan(20);
    assertThat(mappings(geometry, 10_000).filter(map -> order(map) < 6).count())
        .isGreaterThan(10_000);
  }

  @Test
  void someFoliosDoNotFitIntoALeafTable_whereItIsSmall() {
    assertThat(mappings(Geometries.TINY, 1000)).anyMatch(map -> order(map) > 3);
    assertThat(mappings(Geometries.TINY4, 1000)).anyMatch(map -> order(map) > 2);
  }

  /** A call that goes over a whole leaf table, and into one before or behind it. */
  @ParameterizedTest
  @MethodSource("geometries")
  void someCallsReachOverSeveralTables_whereTheyAreNotHuge(Geometry geometry) {
    long table = geometry.entryCount(0);
    long count =
        MadeScenarios.of(geometry, 10_000)
            .flatMap(scenario -> scenario.steps().stream())
            .filter(
                step -> switch (step.operation()) {
                  case Operation.Map map -> map.pageCount() > table;
                  case Operation.Unmap unmap -> unmap.pageCount() > table;
                  case Operation.Protect protect -> protect.pageCount() > table;
                  case Operation.Move move -> move.pageCount() > table;
                  case Operation.Discard discard -> discard.pageCount() > table;
                  default -> false;
                })
            .count();

    assertThat(count).isGreaterThan(table <= 1024 ? 8 : -1);
  }

  /** One by one, as implementations must do whose folios are pages. */
  @ParameterizedTest
  @MethodSource("geometries")
  void someScenariosTouchMoreThan32Neighbours(Geometry geometry) {
    assertThat(
        MadeScenarios.of(geometry, 3000).filter(each -> neighboursTouched(each) > 32).count())
        .isGreaterThan(6);
  }

  private static int neighboursTouched(Scenario scenario) {
    int most = 0;
    int count = 0;
    long last = Long.MIN_VALUE;
    for (Step step : scenario.steps()) {
      long address =
          switch (step.operation()) {
            case Operation.Read(_, long read) -> read;
            case Operation.Write(_, long written, _) -> written;
            case Operation.Fetch(_, long fetched) -> fetched;
            default -> Long.MIN_VALUE;
          };
      count = address != Long.MIN_VALUE && address > last ? count + 1 : 0;
      last = address;
      most = Math.max(most, count);
    }
    return most;
  }

  /** What layers that fold contiguous blocks then do to a block that is in use. */
  @ParameterizedTest
  @MethodSource("geometries")
  void someScenariosMoveTheLastPageOfABlockToTheOthers(Geometry geometry) {
    int run = geometry.contiguousRun(0);
    long count =
        MadeScenarios.of(geometry, 3000).filter(each -> isPutTogether(each, run)).count();

    assertThat(count).isGreaterThan(run > 1 && 2 * run <= 64 ? 15 : -1);
  }

  /** Whether {@code run - 1} pages are moved, and later the one before or behind, as far. */
  private static boolean isPutTogether(Scenario scenario, int run) {
    List<Operation.Move> moves =
        scenario.steps()
            .stream()
            .map(Step::operation)
            .filter(Operation.Move.class::isInstance)
            .map(Operation.Move.class::cast)
            .toList();
    return moves.stream()
        .filter(move -> move.pageCount() == run - 1)
        .anyMatch(
            move -> moves.stream()
                .anyMatch(
                    one -> one.pageCount() == 1
                        && one.target() - one.address() == move.target() - move.address()));
  }

  private static Stream<Operation.Map> mappings(Geometry geometry, int scenarioCount) {
    return MadeScenarios.of(geometry, scenarioCount)
        .flatMap(scenario -> scenario.steps().stream())
        .map(Step::operation)
        .filter(Operation.Map.class::isInstance)
        .map(Operation.Map.class::cast);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void marksNameAnEntryOfABlockAndOccurOnlyWhereThereAreBlocks(Geometry geometry) {
    int run = geometry.contiguousRun(0);
    List<Step> marked = marked(geometry, EVERYTHING);

    assertThat(marked).allSatisfy(step -> assertThat(step.marks()).isLessThan(run));
    assertThat(marked.isEmpty()).isEqualTo(run == 1);
    assertThat(marked(geometry, EnumSet.complementOf(EnumSet.of(Capability.CONTIGUOUS))))
        .isEmpty();
  }

  private static List<Step> marked(Geometry geometry, Set<Capability> capabilities) {
    return scenarios(geometry, capabilities, 500)
        .flatMap(scenario -> scenario.steps().stream())
        .filter(step -> step.marks() != Step.MARKS_WHERE_WALKED)
        .toList();
  }

  @Test
  void scenariosWithSeveralCpusAreAimedAsOftenAsTheProfileSays() {
    ScenarioGenerator generator =
        new ScenarioGenerator(Geometries.TINY, EVERYTHING,
            GeneratorProfile.STANDARD.withAimedPercent(10));
    int aimed = 0;
    for (int index = 0; index < 10_000; index++) {
      Choices choices = SeededChoices.of(1, "tiny", index);
      Scenario scenario = generator.generate(choices);
      aimed += generator.isAimed(scenario, choices) ? 1 : 0;
    }
    // The rest are scenarios in which a block is put together, which are aimed at mostly.
    assertThat(aimed).isBetween(750, 1350);
  }

  @Test
  void everyScenarioOfAProfileKeepsToIt() {
    GeneratorProfile shallow =
        GeneratorProfile.STANDARD
            .withStepCountMax(3)
            .withFailingPercent(0)
            .withWeight(OperationKind.EXIT, 0);
    ScenarioGenerator generator =
        new ScenarioGenerator(Geometries.TINY, EVERYTHING, shallow);

    for (int index = 0; index < 1000; index++) {
      Scenario scenario = generator.generate(SeededChoices.of(1, "tiny", index));
      assertThat(scenario.steps()).hasSizeBetween(1, 3);
      assertThat(scenario.steps()).noneMatch(s -> s.operation() instanceof Operation.Exit);
      assertThat(isFailing(scenario)).isFalse();
    }
  }

  static Stream<Scenario> scenarios(Geometry geometry, Set<Capability> capabilities, int count) {
    return scenarios(geometry, capabilities, GeneratorProfile.STANDARD, count);
  }

  static Stream<Scenario> scenarios(
      Geometry geometry, Set<Capability> capabilities, GeneratorProfile profile, int count) {
    ScenarioGenerator generator = new ScenarioGenerator(geometry, capabilities, profile);
    return Stream.iterate(0, index -> index + 1)
        .limit(count)
        .map(index -> generator.generate(SeededChoices.of(1, geometry.name(), index)));
  }

  private static boolean isFailing(Scenario scenario) {
    return scenario.steps()
        .stream()
        .map(Step::failing)
        .anyMatch(failing -> !failing.equals(AllocationFailure.none()));
  }

  private static boolean isNeeded(Capability capability, Operation operation) {
    return switch (operation) {
      case Operation.Spawn _ -> capability == Capability.SPAWN;
      case Operation.Exit _ -> capability == Capability.EXIT;
      case Operation.Unmap _ -> capability == Capability.UNMAP;
      case Operation.Protect _ -> capability == Capability.PROTECT;
      case Operation.Fork _ -> capability == Capability.FORK;
      case Operation.Load _, Operation.Lazy _ -> capability == Capability.LOAD;
      case Operation.Sync _ -> capability == Capability.SYNC;
      case Operation.Move _ -> capability == Capability.MOVE;
      case Operation.Discard _ -> capability == Capability.DISCARD;
      case Operation.Pin _, Operation.Unpin _ -> capability == Capability.PIN;
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> capability == Capability.PIN;
      case Operation.CopyIn _ -> capability == Capability.COPY_IN;
      case Operation.CopyOut _ -> capability == Capability.COPY_OUT;
      case Operation.MapFile map ->
          capability
              == (map.sharing() == Sharing.SHARED
                  ? Capability.FILE_SHARED
                  : Capability.FILE_PRIVATE)
              || (capability == Capability.LARGE_FOLIOS && map.order() > 0);
      case Operation.Map map -> capability == Capability.LARGE_FOLIOS && map.order() > 0;
      default -> false;
    };
  }

  /** The order of a mapping; 0 if it is one that every implementation must refuse. */
  private static int order(Operation.Map map) {
    return map.order() > 9 ? 0 : map.order();
  }

  /**
   * Every access faults in a folio of the largest order asked for anywhere, but no space has more
   * pages than are mapped in it.
   */
  private static long pagesTouchedAtMost(Geometry geometry, Scenario scenario) {
    int pages = 1;
    long accesses = 0;
    long mapped = 0;
    Semantics semantics = new Semantics(geometry);
    SystemState state = SystemState.EMPTY;
    for (Step step : scenario.steps()) {
      switch (step.operation()) {
        case Operation.Map map -> pages = Math.max(pages, 1 << order(map));
        case Operation.MapFile map when map.order() < 10 ->
            pages = Math.max(pages, 1 << map.order());
        case Operation.Read _, Operation.Write _, Operation.Pin _ -> accesses++;
        case Operation.CopyIn _, Operation.CopyOut _ -> accesses++;
        default -> {}
      }
      state = semantics.step(state, step.operation()).map(Effect::state).getOrElse(state);
      mapped = Math.max(mapped, mappedPages(state));
    }
    return Math.min(accesses * pages, mapped);
  }

  private static long mappedPages(SystemState state) {
    long count = 0;
    for (int space = 0; space < Long.SIZE; space++) {
      if (state.exists(space)) {
        for (Mapping mapping : state.space(space).mappings()) {
          count += mapping.endPage() - mapping.startPage();
        }
      }
    }
    return count;
  }
}
