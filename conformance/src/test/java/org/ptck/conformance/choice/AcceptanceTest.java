package org.ptck.conformance.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.arch.Geometry;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.OperationKind;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.Effect;
import org.ptck.spec.model.Semantics;
import org.ptck.spec.model.SystemState;

/** How often the model accepts what is generated, and what it refuses, over 10,000 scenarios. */
class AcceptanceTest {

  private static final int SCENARIO_COUNT = 10_000;

  static Stream<Geometry> geometries() {
    return Geometries.all().stream();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void between70And80PercentOfStepsAreAccepted(Geometry geometry) {
    Map<String, Integer> answers = answers(geometry, Capability.everything());
    Map<String, Integer> basic = answers(geometry, EnumSet.copyOf(Capability.BASIC));

    // Where ids are few, one scenario in four is a crowd, of which less is refused.
    double most = geometry.equals(Geometries.TINY_FEW_IDS) ? 85.0 : 80.0;
    assertThat(acceptedPercent(answers)).isBetween(70.0, most);
    assertThat(acceptedPercent(basic)).isBetween(70.0, most);
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void everyOperationAndEveryRefusalOccursOften(Geometry geometry) {
    Map<String, Integer> answers = answers(geometry, Capability.everything());

    assertThat(answers).containsOnlyKeys(expected());
    assertThat(answers).allSatisfy((answer, count) -> assertThat(count).isGreaterThan(30));
  }

  private static List<String> expected() {
    List<String> expected = new ArrayList<>();
    for (OperationKind kind : OperationKind.values()) {
      expected.add(kind.name().replace("_", "") + " accepted");
    }
    for (String answer : """
        SPAWN SPACE_EXISTS, EXIT NO_SUCH_SPACE, FORK NO_SUCH_SPACE, FORK SPACE_EXISTS,
        SPAWN BAD_ARGUMENT, EXIT BAD_ARGUMENT, FORK BAD_ARGUMENT, LOAD BAD_ARGUMENT,
        UNMAP BAD_ARGUMENT, PROTECT BAD_ARGUMENT, MOVE BAD_ARGUMENT, DISCARD BAD_ARGUMENT,
        READ BAD_ARGUMENT, WRITE BAD_ARGUMENT, PIN BAD_ARGUMENT,
        MAP BAD_ARGUMENT, MAP BAD_RANGE, MAP NO_SUCH_SPACE, MAP ALREADY_MAPPED,
        UNMAP BAD_RANGE, UNMAP NO_SUCH_SPACE, UNMAP NOT_MAPPED,
        PROTECT BAD_RANGE, PROTECT NO_SUCH_SPACE, PROTECT NOT_MAPPED,
        FETCH BAD_ARGUMENT, FETCH BAD_RANGE, FETCH NO_SUCH_SPACE, FETCH NOT_MAPPED,
        FETCH NOT_PERMITTED,
        READ BAD_RANGE, READ NO_SUCH_SPACE, READ NOT_MAPPED,
        COPYIN BAD_ARGUMENT, COPYIN BAD_RANGE, COPYIN NO_SUCH_SPACE, COPYIN NOT_MAPPED,
        COPYOUT BAD_ARGUMENT, COPYOUT BAD_RANGE, COPYOUT NO_SUCH_SPACE, COPYOUT NOT_MAPPED,
        COPYOUT NOT_PERMITTED,
        WRITE BAD_RANGE, WRITE NO_SUCH_SPACE, WRITE NOT_MAPPED, WRITE NOT_PERMITTED,
        MAPFILE BAD_ARGUMENT, MAPFILE BAD_RANGE, MAPFILE NO_SUCH_SPACE, MAPFILE ALREADY_MAPPED,
        MOVE BAD_RANGE, MOVE NO_SUCH_SPACE, MOVE NOT_MAPPED, MOVE ALREADY_MAPPED,
        DISCARD BAD_RANGE, DISCARD NO_SUCH_SPACE, DISCARD NOT_MAPPED, SYNC BAD_ARGUMENT,
        PIN BAD_RANGE, PIN NO_SUCH_SPACE, PIN PIN_EXISTS, PIN NOT_MAPPED, PIN NOT_PERMITTED,
        UNPIN BAD_ARGUMENT, DEVICEREAD BAD_ARGUMENT, DEVICEWRITE BAD_ARGUMENT,
        UNPIN NO_SUCH_PIN, DEVICEREAD NO_SUCH_PIN, DEVICEWRITE NO_SUCH_PIN,
        DEVICEWRITE NOT_PERMITTED,
        LOAD NO_SUCH_SPACE\
        """
        .split(",\\s")) {
      expected.add(answer);
    }
    return expected;
  }

  private static double acceptedPercent(Map<String, Integer> answers) {
    int all = answers.values().stream().mapToInt(Integer::intValue).sum();
    int accepted =
        answers.entrySet()
            .stream()
            .filter(entry -> entry.getKey().endsWith(" accepted"))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return 100.0 * accepted / all;
  }

  /** How often each kind of operation got each answer. */
  private static Map<String, Integer> answers(
      Geometry geometry, EnumSet<Capability> capabilities) {
    Semantics semantics = new Semantics(geometry);
    Map<String, Integer> answers = new TreeMap<>();
    for (Scenario scenario : ScenarioGeneratorTest.scenarios(geometry, capabilities, SCENARIO_COUNT)
        .toList()) {
      SystemState state = SystemState.EMPTY;
      for (Step step : scenario.steps()) {
        Either<Rejection, Effect> result = semantics.step(state, step.operation());
        String kind = step.operation().getClass().getSimpleName().toUpperCase(Locale.ROOT);
        String answer = result.fold(Rejection::name, _ -> "accepted");
        answers.merge(kind + " " + answer, 1, Integer::sum);
        state = result.map(Effect::state).getOrElse(state);
      }
    }
    return answers;
  }
}
