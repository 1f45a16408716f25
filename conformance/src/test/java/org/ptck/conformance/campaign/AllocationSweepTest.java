package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.scenario.AllocationFailure;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;

class AllocationSweepTest {

  private static final Step SPAWN = Step.of(0, new Operation.Spawn(0));
  private static final Step READ = Step.of(0, new Operation.Read(0, 0));
  private static final Scenario SCENARIO =
      new Scenario(Header.of("tiny"), List.of(SPAWN, READ), null);

  @Test
  void sem7_everyAllocationFailsAloneAndWithThoseAfterIt() {
    List<Scenario> sweep = AllocationSweep.of(SCENARIO, List.of(1, 2));

    assertThat(sweep)
        .extracting(Scenario::steps)
        .containsExactly(
            List.of(SPAWN.failing(new AllocationFailure.Only(1)), READ),
            List.of(SPAWN.failing(new AllocationFailure.From(1)), READ),
            List.of(SPAWN, READ.failing(new AllocationFailure.Only(1))),
            List.of(SPAWN, READ.failing(new AllocationFailure.From(1))),
            List.of(SPAWN, READ.failing(new AllocationFailure.Only(2))),
            List.of(SPAWN, READ.failing(new AllocationFailure.From(2))));
  }

  @Test
  void stepsThatWereNotReachedAreLeftAlone() {
    assertThat(AllocationSweep.of(SCENARIO, List.of())).isEmpty();
  }

  @Test
  void aSweepStartsFromAScenarioWithoutFailures() {
    Scenario failing =
        SCENARIO.withSteps(List.of(SPAWN.failing(new AllocationFailure.From(3)), READ));

    assertThat(AllocationSweep.withoutFailures(failing)).isEqualTo(SCENARIO);
  }
}
