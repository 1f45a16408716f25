package org.ptck.conformance.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;

class MinimizerProperties {

  @Property(tries = 200)
  void resultStillFailsIsMinimalAndNeverLonger(@ForAll @LongRange(max = 1_000_000) long seed) {
    for (Trial bug : List.<Trial>of(Oracle::childWrites, Oracle::accessAfterUnmap)) {
      Scenario scenario = RandomScenarios.of(seed);
      int step = firstFailingStep(scenario, bug);
      if (step < scenario.steps().size()) {
        check(scenario, bug, Minimizer.DEFAULT.minimize(scenario, step, bug));
      }
    }
  }

  @Property(tries = 50)
  void sameScenarioSameResult(@ForAll @LongRange(max = 1_000_000) long seed) {
    Scenario scenario = RandomScenarios.of(seed);
    int step = firstFailingStep(scenario, Oracle::childWrites);
    Assume.that(step < scenario.steps().size());

    assertThat(Minimizer.DEFAULT.minimize(scenario, step, Oracle::childWrites))
        .isEqualTo(Minimizer.DEFAULT.minimize(scenario, step, Oracle::childWrites));
  }

  private static void check(Scenario scenario, Trial bug, Minimized minimized) {
    Scenario small = minimized.scenario();
    assertThat(minimized.isMinimal()).isTrue();
    assertThat(bug.stillFails(small)).isTrue();
    assertThat(small.steps().size()).isLessThanOrEqualTo(scenario.steps().size());
    for (int index = 0; index < small.steps().size(); index++) {
      List<Step> fewer = new ArrayList<>(small.steps());
      fewer.remove(index);
      assertThat(bug.stillFails(small.withSteps(fewer))).isFalse();
    }
    assertThat(minimized.executionCount()).isLessThan(200);
  }

  private static int firstFailingStep(Scenario scenario, Trial bug) {
    int step = 0;
    while (step < scenario.steps().size()
        && !bug.stillFails(scenario.withSteps(scenario.steps().subList(0, step + 1)))) {
      step++;
    }
    return step;
  }
}
