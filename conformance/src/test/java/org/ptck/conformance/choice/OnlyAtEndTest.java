package org.ptck.conformance.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Mappings;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** Scenarios for implementations whose memory is one piece. */
class OnlyAtEndTest {

  private static final int SCENARIO_COUNT = 2_000;

  static Stream<Geometry> geometries() {
    return Stream.of(
        Geometries.TINY,
        Geometries.ARM64_64K,
        Geometries.RISCV_SV39.within(new UserRange(0x2000_0000, 0x7fff_ffff)));
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void memoryGrowsAndShrinksAtItsEnd_andNowhereElse(Geometry geometry) {
    Semantics semantics = new Semantics(geometry);
    EnumSet<Capability> capabilities = Capability.everything();
    capabilities.add(Capability.BRK_ONLY);
    ScenarioGenerator generator =
        new ScenarioGenerator(geometry, capabilities, GeneratorProfile.STANDARD);
    Set<String> seen = new HashSet<>();
    long furthest = 0;
    int accepted = 0;
    int steps = 0;
    for (int index = 0; index < SCENARIO_COUNT; index++) {
      SystemState state = SystemState.EMPTY;
      for (Step step : generator.generate(SeededChoices.of(1, geometry.name(), index)).steps()) {
        Operation operation = step.operation();
        Either<Rejection, Effect> result = semantics.step(state, operation);
        long end = end(geometry, state, operation.space());
        furthest = Math.max(furthest, end);
        switch (operation) {
          case Operation.Map map -> assertThat(map.address()).isEqualTo(end);
          case Operation.MapFile map -> assertThat(map.address()).isEqualTo(end);
          case Operation.Unmap(_, long address, long pageCount) ->
              assertThat(address + (pageCount << geometry.pageShift())).isEqualTo(end);
          default -> assertThat(operation).isNotInstanceOf(Operation.Move.class);
        }
        seen.add(operation.kind() + " " + result.fold(Rejection::name, _ -> "done"));
        accepted += result.isRight() ? 1 : 0;
        steps++;
        state = result.map(Effect::state).getOrElse(state);
      }
    }
    assertThat(100 * accepted / steps).isBetween(65, 85);
    assertThat(seen)
        .containsAll(
            List.of(
                "MAP done", "MAP BAD_RANGE", "MAP NO_SUCH_SPACE", "MAP_FILE done", "UNMAP done",
                "UNMAP BAD_RANGE", "PROTECT done", "DISCARD NOT_MAPPED"));
    long leafTable = geometry.spanBytes(1);
    assertThat(furthest - geometry.addressFirst())
        .isGreaterThan(Math.min(leafTable, 2048L << geometry.pageShift()) * 9 / 10);
  }

  private static long end(Geometry geometry, SystemState state, int space) {
    Mappings mappings = state.space(space).mappings();
    return mappings.count() == 0
        ? geometry.addressFirst()
        : mappings.get(mappings.count() - 1).endPage() << geometry.pageShift();
  }
}
