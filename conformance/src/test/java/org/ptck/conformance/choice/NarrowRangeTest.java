package org.ptck.conformance.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.arch.UserRange;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** Scenarios for implementations that give user code a part of the address space. */
class NarrowRangeTest {

  private static final int SCENARIO_COUNT = 1_500;

  static Stream<Geometry> geometries() {
    return Stream.of(
        Geometries.RISCV_SV39.within(new UserRange(0x2000_0000, 0x7fff_ffff)),
        Geometries.ARM64_16K.within(new UserRange(0x7_4000, 0x2fff_ffff_ffffL)),
        Geometries.X86_64_4.within(new UserRange(0x40_1000, 0x7fff_ffff_dfffL)),
        // As small as it may be.
        Geometries.TINY.within(new UserRange(0x4_2000, 0x8_1fff)));
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void whatIsToBeDone_liesWithinTheUserRange(Geometry geometry) {
    Set<String> refusedOutside = new HashSet<>();
    Semantics whole = new Semantics(geometry.whole());
    int[] accepted = {0};
    each(
        geometry,
        (state, step, result) -> {
          accepted[0] += result.isRight() ? 1 : 0;
          boolean isSaneOutside =
              result.isLeft() && whole.step(state, step.operation()).isRight();
          if (isSaneOutside) {
            assertThat(result.getLeft()).isEqualTo(Rejection.BAD_RANGE);
            boolean isBefore = step.operation().address() < geometry.addressFirst();
            refusedOutside.add(isBefore ? "before" : "beyond");
          }
        });
    assertThat(accepted[0]).isGreaterThan(15 * SCENARIO_COUNT);
    assertThat(refusedOutside).containsExactlyInAnyOrder("before", "beyond");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void bothEndsOfTheUserRange_areMapped(Geometry geometry) {
    Set<Long> ends = new HashSet<>(List.of(geometry.addressFirst(), geometry.addressLast()));
    each(
        geometry,
        (state, step, result) -> {
          if (result.isRight()) {
            step.operation()
                .everyRange(
                    (address, pageCount) -> {
                      ends.remove(address);
                      ends.remove(address + (pageCount << geometry.pageShift()) - 1);
                      return true;
                    });
          }
        });
    assertThat(ends).isEmpty();
  }

  /** Takes each step with the state before it and what the model says. */
  @FunctionalInterface
  private interface Look {
    void at(SystemState state, Step step, Either<Rejection, Effect> result);
  }

  private static void each(Geometry geometry, Look look) {
    Semantics semantics = new Semantics(geometry);
    ScenarioGenerator generator =
        new ScenarioGenerator(
            geometry, Capability.everything(), GeneratorProfile.STANDARD);
    for (int index = 0; index < SCENARIO_COUNT; index++) {
      Scenario scenario = generator.generate(SeededChoices.of(1, geometry.name(), index));
      SystemState state = SystemState.EMPTY;
      for (Step step : scenario.steps()) {
        Either<Rejection, Effect> result = semantics.step(state, step.operation());
        look.at(state, step, result);
        state = result.map(Effect::state).getOrElse(state);
      }
    }
  }
}
