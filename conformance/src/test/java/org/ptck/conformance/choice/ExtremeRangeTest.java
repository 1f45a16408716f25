package org.ptck.conformance.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** Ranges at the end of the address space, and beyond it where arithmetic goes wrong. */
class ExtremeRangeTest {

  private static final Set<Capability> EVERYTHING = Capability.everything();

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void everyOperationOnPages_endsAtTheLastPageNowAndThen(Geometry geometry) {
    Map<String, Integer> counts = new TreeMap<>();
    long last = geometry.addressLast() >>> geometry.pageShift();
    each(
        geometry,
        (operation, result) -> {
          if (result.isRight() && end(geometry, operation) == last + 1) {
            counts.merge(operation.getClass().getSimpleName(), 1, Integer::sum);
          }
          if (result.isRight()
              && operation instanceof Operation.Move move
              && (move.target() >>> geometry.pageShift()) + move.pageCount() == last + 1) {
            counts.merge("Move there", 1, Integer::sum);
          }
        });
    assertThat(counts)
        .containsOnlyKeys(
            "Map", "MapFile", "Unmap", "Protect", "Move", "Move there", "Discard", "Pin", "Read",
            "Write", "CopyIn", "CopyOut");
    assertThat(counts.values()).allMatch(count -> count > 2, counts.toString());
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void everyOperationOnRanges_isAskedForLengthsThatOverflow(Geometry geometry) {
    Map<String, Integer> inBytes = new TreeMap<>();
    Map<String, Integer> plausible = new TreeMap<>();
    each(
        geometry,
        (operation, result) -> {
          long pageCount = end(geometry, operation) - page(geometry, operation);
          if (pageCount > Long.MAX_VALUE >>> geometry.pageShift()) {
            assertThat(result.isLeft()).isTrue();
            inBytes.merge(operation.getClass().getSimpleName(), 1, Integer::sum);
            if (result.getLeft() == Rejection.BAD_RANGE
                && pageCount << geometry.pageShift() >>> geometry.pageShift() < 512) {
              plausible.merge(operation.getClass().getSimpleName(), 1, Integer::sum);
            }
          }
        });
    assertThat(inBytes).containsOnlyKeys("Map", "MapFile", "Unmap", "Protect", "Move", "Discard");
    assertThat(inBytes.values()).allMatch(count -> count > 2, inBytes.toString());
    assertThat(plausible.values()).hasSize(6).allMatch(count -> count > 2, plausible.toString());
  }

  private interface Look {
    void at(Operation operation, Either<Rejection, Effect> result);
  }

  private static void each(Geometry geometry, Look look) {
    Semantics semantics = new Semantics(geometry);
    for (Scenario scenario : ScenarioGeneratorTest.scenarios(geometry, EVERYTHING, 3000)
        .toList()) {
      SystemState state = SystemState.EMPTY;
      for (Step step : scenario.steps()) {
        Either<Rejection, Effect> result = semantics.step(state, step.operation());
        look.at(step.operation(), result);
        state = result.map(Effect::state).getOrElse(state);
      }
    }
  }

  /** The page after the last one of the range. */
  private static long end(Geometry geometry, Operation operation) {
    long page = page(geometry, operation);
    return switch (operation) {
      case Operation.Map map -> page + map.pageCount();
      case Operation.MapFile map -> page + map.pageCount();
      case Operation.Unmap unmap -> page + unmap.pageCount();
      case Operation.Protect protect -> page + protect.pageCount();
      case Operation.Move move -> page + move.pageCount();
      case Operation.Discard discard -> page + discard.pageCount();
      default -> page + 1;
    };
  }

  private static long page(Geometry geometry, Operation operation) {
    long address =
        switch (operation) {
          case Operation.Map map -> map.address();
          case Operation.MapFile map -> map.address();
          case Operation.Unmap unmap -> unmap.address();
          case Operation.Protect protect -> protect.address();
          case Operation.Move move -> move.address();
          case Operation.Discard discard -> discard.address();
          case Operation.Read read -> read.address();
          case Operation.Write write -> write.address();
          case Operation.Pin pin -> pin.address();
          case Operation.CopyIn load -> load.address();
          case Operation.CopyOut store -> store.address();
          default -> 0;
        };
    return address >>> geometry.pageShift();
  }
}
