package org.ptck.spec.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ptck.spec.fact.Capability;
import org.ptck.spec.rule.Rule;
import org.ptck.spec.rule.family.Catalogue;

/** Who does not declare {@code EXECUTE_PERMISSION} is asked nothing of it. */
class ExecutionUndeclaredTest {

  private static final Rule PRM_4 = Catalogue.rule("PRM-4").orElseThrow();

  static List<RuleExample> examples() {
    return ExecutionExamples.ALL.stream()
        .filter(example -> !example.styles().contains(Capability.DEFERRED_FLUSH))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void violating_isBlamedOnNobody(RuleExample example) {
    Bench bench = new Bench(example.geometry(), Catalogue.all(), Bench.FACTS);
    bench.run(example.violating());

    assertThat(bench.finding()).isNull();
    assertThat(bench.exercised(PRM_4)).isZero();
  }
}
