package org.ptck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.drive.EventCounts;
import org.ptck.conformance.drive.ScenarioResult;
import org.ptck.conformance.drive.StepNotes;
import org.ptck.conformance.execute.RuleCount;
import org.ptck.conformance.scenario.Header;
import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;

/** What legs counted is what a campaign has counted. */
class TallyTest {

  private static final ScenarioResult RESULT =
      new ScenarioResult(
          null, 0, ScenarioResult.NOT_STALE, 7, 5, StepNotes.NONE, EventCounts.of(_ -> 1), 0);

  @Test
  void legsAddUp() {
    Tally campaign = new Tally();
    RegressionReport regression =
        new RegressionReport(
            new Scenario(Header.of("tiny"), List.of(Step.of(0, new Operation.Spawn(0))), null),
            null, true, 1);

    for (int leg = 0; leg < 2; leg++) {
      Tally counted = new Tally();
      counted.add(RESULT);
      counted.addStyled(List.of("style-" + leg, "other"));
      counted.add(List.of(new RuleCount("REF-1", 3, 2)));
      counted.add(regression);
      campaign.add(counted);
    }

    assertThat(campaign.scenarioCount()).isEqualTo(2);
    assertThat(campaign.operationCount()).isEqualTo(14);
    assertThat(campaign.acceptedCount()).isEqualTo(10);
    assertThat(campaign.eventCount()).isEqualTo(2 * RESULT.eventCount()).isPositive();
    assertThat(campaign.exercised("REF-1")).isEqualTo(6);
    assertThat(campaign.objections("REF-1")).isEqualTo(4);
    assertThat(campaign.regressions()).containsExactly(regression, regression);
    assertThat(campaign.styleShare())
        .isEqualTo(new StyleShare(2, 2, List.of("other", "style-0", "style-1")));
  }
}
