package org.ptck.conformance.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.arch.Geometries;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.fact.Operand;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;

/** Execution is all that the word brings into scenarios. */
class ExecutionStepsTest {

  private static final int COUNT = 500;

  @Test
  void withoutTheWord_nothingSpeaksOfIt() {
    assertThat(made(false))
        .allSatisfy(scenario -> assertThat(scenario).isEqualTo(without(scenario)));
  }

  @Test
  void withTheWord_scenariosAreWhatTheyWereButForIt() {
    List<Scenario> with = made(true);

    assertThat(with.stream().map(ExecutionStepsTest::without)).isEqualTo(made(false));
    assertThat(with.stream().filter(scenario -> !scenario.equals(without(scenario))).count())
        .isBetween(COUNT / 3L, 2L * COUNT / 3);
  }

  @Test
  void withTheWord_everyPermissionOccurs() {
    Set<Permission> seen = EnumSet.noneOf(Permission.class);
    made(true)
        .stream()
        .flatMap(scenario -> scenario.steps().stream())
        .forEach(
            step -> {
              if (step.operation().permission() != null) {
                seen.add(step.operation().permission());
              }
            });

    assertThat(seen).containsExactlyInAnyOrder(Permission.values());
  }

  private static List<Scenario> made(boolean declared) {
    Set<Capability> capabilities = Capability.everything();
    if (!declared) {
      capabilities.remove(Capability.EXECUTE_PERMISSION);
    }
    ScenarioGenerator generator =
        new ScenarioGenerator(Geometries.TINY, capabilities, GeneratorProfile.STANDARD);
    return IntStream.range(0, COUNT)
        .mapToObj(n -> generator.generate(SeededChoices.of(1, "execution", n)))
        .toList();
  }

  private static Scenario without(Scenario scenario) {
    return scenario.rewriting(ExecutionStepsTest::without);
  }

  private static Step without(Step step) {
    Operation operation = step.operation();
    Permission permission = operation.permission();
    if (permission != null) {
      return step.doing(
          operation.with(Operand.PERMISSION, permission.executable(false).ordinal()));
    }
    return operation instanceof Operation.Fetch(int space, long address)
        ? step.doing(new Operation.Read(space, address))
        : step;
  }
}
